/* Names of files that every file system can hold, those of Windows and macOS too. */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/locale.h"

static bool is_special(uint32_t c) { return c < 0x80 && (c < ' ' || c == 0x7F || strchr("<>:\"/\\|?*", (int)c)); }

/* Spaces of every width are one, signs that Windows keeps for itself a hyphen; what cannot be seen goes. */
static struct str without_signs(struct arena *arena, struct str text) {
    struct buffer out = {0};
    bool gap = false;
    for (struct str rest = text_nfc(arena, text); rest.size;) {
        uint32_t c = str_next(&rest);
        if (str_is_hidden(c) && !str_is_space(c)) continue;
        if (str_is_space(c) || c == '\n') {
            gap = out.size;
            continue;
        }
        if (gap) buffer_char(&out, ' ');
        gap = false;
        if (is_special(c) || str_is_control(c)) buffer_char(&out, '-');
        else buffer_code_point(&out, c);
    }
    struct str kept = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return kept;
}

/* Windows drops dots and spaces at the end, and files that begin with a dot are hidden elsewhere. */
static struct str without_ends(struct str name) {
    while (name.size && strchr(". ", name.data[0])) name = str_skip(name, 1);
    while (name.size && strchr(". ", name.data[name.size - 1])) name.size--;
    return name;
}

/* CON, NUL, COM1 and the like are devices of Windows, whatever stands behind a dot. */
static bool is_reserved(struct str name) {
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt", NULL};
    struct str first;
    char lower[3];
    str_cut(&name, '.', &first);
    for (size_t i = 0; i < 3 && i < first.size; i++) lower[i] = (char)tolower((unsigned char)first.data[i]);
    bool numbered = first.size == 4 && first.data[3] >= '0' && first.data[3] <= '9';
    for (size_t i = 0; devices[i] && first.size >= 3; i++)
        if (!memcmp(lower, devices[i], 3)) return i < 4 ? first.size == 3 : numbered;
    return false;
}

struct str text_file_name(struct arena *arena, struct str text) {
    struct str name = without_ends(without_signs(arena, text));
    return is_reserved(name) ? str_join(arena, STR("_"), name) : name;
}
