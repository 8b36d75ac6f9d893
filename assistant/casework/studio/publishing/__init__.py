"""From the folder of a pack to colleagues' machines: what the studio's publishing room does."""
