/* sagstast.exe (console) and sagstastw.exe (no console): Python's own start, told to run the program and nothing else.
 *
 * There is no python.exe beside them, so that nothing installed here runs other people's code. Where Python looks for
 * modules stands in the ._pth file. That is read after some PYTHON* variables: with PYTHONINSPECT a console would end at
 * Python's own prompt. -I makes it deaf to all of them from the first.
 */
#include <stdlib.h>
#include <wchar.h>

__declspec(dllimport) int Py_Main(int argc, wchar_t **argv);

int wmain(int argc, wchar_t **argv)
{
    wchar_t **told = calloc((size_t)argc + 4, sizeof *told);
    if (told == NULL)
        return 3;
    told[0] = argv[0];
    told[1] = L"-I";
    told[2] = L"-m";
    told[3] = L"assistant";
    for (int at = 1; at < argc; at++)
        told[at + 3] = argv[at];
    return Py_Main(argc + 3, told);
}
