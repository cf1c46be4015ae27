/* Build IDs lie in memory, in the notes of each object that the loader has mapped. */
#include "base/program.h"

#include <elf.h>
#include <link.h>
#include <string.h>

enum { IDENTITIES_MOST = 16 * 1024 }; /* bytes: some 20 for each of some 30 objects, or a name */

struct identities {
    char bytes[IDENTITIES_MOST];
    size_t size;
};

static void add(struct identities *all, const void *bytes, size_t size) {
    if (size > sizeof all->bytes - all->size) size = sizeof all->bytes - all->size;
    memcpy(all->bytes + all->size, bytes, size);
    all->size += size;
}

static size_t padded(size_t size) {
    return (size + 3) & ~(size_t)3;
}

/* The build ID among notes: each has a head, a name and a content, padded to four bytes. */
static bool find_id(struct identities *all, const char *notes, size_t size) {
    ElfW(Nhdr) head;
    while (size >= sizeof head) {
        memcpy(&head, notes, sizeof head);
        size_t name = padded(head.n_namesz), content = padded(head.n_descsz);
        if (name > size - sizeof head || content > size - sizeof head - name) return false;
        const char *said = notes + sizeof head;
        bool is_id = head.n_type == NT_GNU_BUILD_ID && head.n_namesz == sizeof "GNU" && !memcmp(said, "GNU", 4);
        if (is_id) add(all, said + name, head.n_descsz);
        if (is_id) return true;
        notes += sizeof head + name + content;
        size -= sizeof head + name + content;
    }
    return false;
}

static int add_object(struct dl_phdr_info *object, size_t size, void *data) {
    (void)size;
    struct identities *all = data;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        if (part->p_type == PT_NOTE && find_id(all, (const char *)(object->dlpi_addr + part->p_vaddr), part->p_memsz))
            return 0;
    }
    add(all, object->dlpi_name, strlen(object->dlpi_name));
    return 0;
}

struct sha256 program_identity(void) {
    struct identities all = {.size = 0};
    dl_iterate_phdr(add_object, &all);
    return sha256_of((struct str){all.bytes, all.size});
}
