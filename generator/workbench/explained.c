#include "workbench/explained.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "command/explain.h"
#include "workbench/loop.h"
#include "workbench/tell.h"

static bool is_code(struct str code) {
    if (code.size < 2 || code.size >= EXPLAINED_CODE) return false;
    for (size_t i = 0; i < code.size; i++) {
        char c = code.data[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return false;
    }
    return true;
}

void explained_want(struct explained *explained, struct str code) {
    if (!is_code(code) || explained->count == EXPLAINED_MOST) return;
    for (int i = 0; i < explained->count; i++)
        if (str_equal_c(code, explained->codes[i])) return;
    memcpy(explained->codes[explained->count], code.data, code.size);
    explained->codes[explained->count++][code.size] = '\0';
}

void explained_forget(struct explained *explained) { explained->count = 0; }

struct wanted_codes {
    struct explained all;
    const struct loop *loop;
};

/* The entry of the page that explain prints. */
static struct str entry_of(struct str page) {
    size_t start, end;
    if (!str_find(page, STR("<dl>"), &start) || !str_find(str_skip(page, start), STR("</dl>"), &end)) return page;
    return str_slice(page, start, start + end + 5);
}

/* Explain prints: what it prints goes into a file without a name. */
static void explain_one(struct teller *teller, const struct wanted_codes *wanted, const char *code) {
    struct arena *arena = arena_create();
    struct str name = str_of(code);
    struct options options = {.command = COMMAND_EXPLAIN, .paths = &name, .path_count = 1, .manual_form = MANUAL_HTML};
    char bytes[65536];
    int file = memfd_create("explained", MFD_CLOEXEC);
    dup2(file, STDOUT_FILENO);
    explain(&options, arena, wanted->loop->templates);
    ssize_t size = pread(file, bytes, sizeof bytes, 0);
    struct buffer out = {0};
    buffer_append(&out, name);
    buffer_char(&out, '\0');
    if (size > 0) buffer_append(&out, entry_of((struct str){bytes, (size_t)size}));
    teller_tell(teller, TELL_EXPLAINED, buffer_str(&out));
    buffer_free(&out);
    close(file);
    arena_destroy(arena);
}

static int explain_all(struct teller *teller, void *context) {
    const struct wanted_codes *wanted = context;
    if (chdir(str_terminated(wanted->loop->arena, wanted->loop->wish.root))) return 1;
    int unheard = memfd_create("unheard", MFD_CLOEXEC);
    if (unheard < 0) return 1;
    dup2(unheard, STDERR_FILENO);
    for (int i = 0; i < wanted->all.count; i++) explain_one(teller, wanted, wanted->all.codes[i]);
    return 0;
}

void explained_work(struct explained *explained, struct loop *loop) {
    if (!explained->count || loop->side.process) return;
    struct wanted_codes wanted = {*explained, loop};
    if (round_start(&loop->side, explain_all, &wanted)) explained->count = 0;
}
