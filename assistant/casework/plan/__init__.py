"""The preparatory plan: which one holds, what stands in its Word file, what is wrong with it, and writing it."""
