/* Paths by text alone: nothing here asks the disk. */
#include "base/path.h"

#include <string.h>

#include "base/arena.h"

bool path_is_absolute(struct str path) { return path.size && path.data[0] == '/'; }

static struct str without_slashes(struct str path) {
    while (path.size > 1 && path.data[path.size - 1] == '/') path.size--;
    return path;
}

/* Where the last part begins. */
static size_t name_start(struct str path) {
    size_t start = path.size;
    while (start && path.data[start - 1] != '/') start--;
    return start;
}

/* The parts of a path after the leading '/', "." left out and ".." taken back where there is something to take back. */
static struct str *split(struct arena *arena, struct str path, size_t *count) {
    struct str *parts = NULL, part;
    size_t capacity = 0;
    bool absolute = path_is_absolute(path);
    *count = 0;
    while (str_cut(&path, '/', &part)) {
        if (str_empty(part) || str_equal_c(part, ".")) continue;
        bool up = str_equal_c(part, "..");
        if (up && *count && !str_equal_c(parts[*count - 1], "..")) --*count;
        else if (!up || !absolute) ARENA_PUSH(arena, parts, *count, capacity) = part;
    }
    return parts;
}

static struct str assemble(struct arena *arena, bool absolute, size_t ups, const struct str *parts, size_t count) {
    size_t size = 1 + ups * 3, used = 0;
    for (size_t i = 0; i < count; i++) size += parts[i].size + 1;
    char *text = NEW_ARRAY(arena, char, size + 1);
    if (absolute) text[used++] = '/';
    for (size_t i = 0; i < ups + count; i++) {
        struct str part = i < ups ? STR("..") : parts[i - ups];
        if (i) text[used++] = '/';
        memcpy(text + used, part.data, part.size);
        used += part.size;
    }
    if (!used) text[used++] = '.';
    return (struct str){text, used};
}

struct str path_join(struct arena *arena, struct str folder, struct str rest) {
    bool alone = path_is_absolute(rest) || !folder.size;
    struct str whole = alone ? rest : str_join(arena, str_join(arena, folder, STR("/")), rest);
    size_t count;
    const struct str *parts = split(arena, whole, &count);
    return assemble(arena, path_is_absolute(whole), 0, parts, count);
}

struct str path_folder(struct str path) {
    path = without_slashes(path);
    size_t start = name_start(path);
    if (!start) return STR(".");
    return without_slashes(str_slice(path, 0, start));
}

struct str path_name(struct str path) {
    path = without_slashes(path);
    return str_skip(path, name_start(path));
}

/* Where the extension begins, behind its point; the size of the name if it has none. A leading point hides a file. */
static size_t extension_start(struct str name) {
    for (size_t i = name.size; i > 1; i--)
        if (name.data[i - 1] == '.') return i < name.size ? i : name.size;
    return name.size;
}

struct str path_stem(struct str path) {
    struct str name = path_name(path);
    size_t start = extension_start(name);
    return start < name.size ? str_slice(name, 0, start - 1) : name;
}

struct str path_extension(struct str path) {
    struct str name = path_name(path);
    return str_skip(name, extension_start(name));
}

struct str path_relative(struct arena *arena, struct str folder, struct str path) {
    size_t folder_count, path_count, shared = 0;
    const struct str *from = split(arena, folder, &folder_count), *to = split(arena, path, &path_count);
    while (shared < folder_count && shared < path_count && str_equal(from[shared], to[shared])) shared++;
    bool nameless = shared < folder_count && str_equal_c(from[shared], ".."); /* no text can say the way back */
    if (path_is_absolute(folder) != path_is_absolute(path) || nameless)
        return assemble(arena, path_is_absolute(path), 0, to, path_count);
    return assemble(arena, false, folder_count - shared, to + shared, path_count - shared);
}

bool path_is_below(struct str path, struct str folder) {
    if (str_equal_c(folder, ".")) return !path_is_absolute(path) && !path_is_below(path, STR(".."));
    if (!str_starts(path, folder)) return false;
    return path.size == folder.size || path.data[folder.size] == '/' || str_equal_c(folder, "/");
}

/* What stands for itself in any part of a URL's path, and the slash. */
static bool is_plain_in_url(unsigned char c) {
    bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
    return letter || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

struct str path_url(struct arena *arena, struct str path) {
    static const char digits[] = "0123456789ABCDEF";
    char *url = NEW_ARRAY(arena, char, path.size * 3 + 1);
    size_t size = 0;
    for (size_t i = 0; i < path.size; i++) {
        unsigned char c = (unsigned char)path.data[i];
        if (is_plain_in_url(c)) {
            url[size++] = (char)c;
            continue;
        }
        url[size++] = '%';
        url[size++] = digits[c >> 4];
        url[size++] = digits[c & 15];
    }
    return (struct str){url, size};
}

/* The value of a hexadecimal digit; 16: it is none. */
static unsigned digit_of(char c) {
    if (c >= '0' && c <= '9') return (unsigned)(c - '0');
    char letter = (char)(c | 32);
    return letter >= 'a' && letter <= 'f' ? (unsigned)(letter - 'a') + 10 : 16;
}

struct str path_of_url(struct arena *arena, struct str url) {
    char *path = NEW_ARRAY(arena, char, url.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < url.size; i++) {
        bool pair = url.data[i] == '%' && i + 2 < url.size;
        unsigned high = pair ? digit_of(url.data[i + 1]) : 16, low = pair ? digit_of(url.data[i + 2]) : 16;
        bool byte = high < 16 && low < 16 && high + low > 0;
        path[size++] = byte ? (char)(high * 16 + low) : url.data[i];
        if (byte) i += 2;
    }
    return (struct str){path, size};
}
