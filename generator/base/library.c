#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

#include "base/die.h"

void library_load(const char *file, const char *const *names, void *calls) {
    void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
    if (!library) die_of_library(file);
    char *call = calls;
    for (; *names; names++) {
        void *address = dlsym(library, *names);
        if (!address) die_of_library(file);
        memcpy(call, &address, sizeof address); /* C has no conversion from an object's pointer to a function's */
        call += sizeof address;
    }
}
