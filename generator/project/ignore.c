/* Matching is done part by part, so that no pattern takes longer than the product of its size and the path's. */
#include "project/ignore.h"

#include <ctype.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/disk.h"
#include "base/limits.h"
#include "base/path.h"

/* ---- names ---- */

static bool in_named_class(struct str name, unsigned char c) {
    static const struct {
        const char *name;
        int (*has)(int);
    } classes[] = {{"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank}, {"cntrl", iscntrl},
                   {"digit", isdigit}, {"graph", isgraph}, {"lower", islower}, {"print", isprint},
                   {"punct", ispunct}, {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (str_equal_c(name, classes[i].name)) return classes[i].has(c);
    return false;
}

/* A pattern that is being read. */
struct reading {
    struct str text;
    size_t at;
};

static unsigned char byte_at(struct str text, size_t at) { return at < text.size ? (unsigned char)text.data[at] : 0; }

/* One character of a class, `\` before it taken off. */
static unsigned char take_literal(struct reading *pattern) {
    if (byte_at(pattern->text, pattern->at) == '\\') pattern->at++;
    return byte_at(pattern->text, pattern->at++);
}

/* `[:alpha:]` where the reading stands; false: there is none. */
static bool take_named_class(struct reading *pattern, unsigned char c, bool *matches) {
    struct str rest = str_skip(pattern->text, pattern->at);
    size_t end;
    if (!str_starts(rest, STR("[:")) || !str_find(rest, STR(":]"), &end)) return false;
    *matches |= in_named_class(str_slice(rest, 2, end), c);
    pattern->at += end + 2;
    return true;
}

/* `[a-z]` behind its bracket. One that is never closed matches nothing, and ends the pattern. */
static bool take_class(struct reading *pattern, unsigned char c) {
    bool negated = byte_at(pattern->text, pattern->at) == '!' || byte_at(pattern->text, pattern->at) == '^';
    bool matches = false;
    pattern->at += negated;
    for (bool first = true; first || byte_at(pattern->text, pattern->at) != ']'; first = false) {
        if (pattern->at >= pattern->text.size) return false;
        if (take_named_class(pattern, c, &matches)) continue;
        unsigned char low = take_literal(pattern), high = low;
        if (byte_at(pattern->text, pattern->at) == '-' && pattern->at + 1 < pattern->text.size &&
            byte_at(pattern->text, pattern->at + 1) != ']') {
            pattern->at++;
            high = take_literal(pattern);
        }
        matches |= low <= c && c <= high;
    }
    pattern->at++;
    return matches != negated;
}

/* Whether what is no star matches the character; the reading goes behind it. */
static bool take_one(struct reading *pattern, unsigned char c) {
    unsigned char sign = byte_at(pattern->text, pattern->at++);
    if (sign == '?') return true;
    if (sign == '[') return take_class(pattern, c);
    if (sign == '\\') return pattern->at < pattern->text.size && byte_at(pattern->text, pattern->at++) == c;
    return sign == c;
}

/* A star first stands for nothing; where that goes wrong, the last one takes a character more. */
bool ignore_name_matches(struct str pattern, struct str name) {
    struct reading reading = {pattern, 0}, retry = {{0}, 0};
    size_t at = 0, retry_at = 0;
    while (at < name.size || reading.at < pattern.size) {
        if (byte_at(pattern, reading.at) == '*') {
            reading.at++;
            retry = reading;
            retry_at = at;
        } else if (at < name.size && reading.at < pattern.size && take_one(&reading, byte_at(name, at))) {
            at++;
        } else if (retry.text.size && retry_at < name.size) {
            reading = retry;
            at = ++retry_at;
        } else {
            return false;
        }
    }
    return true;
}

/* ---- paths ---- */

/* The first part of a path, and what is behind it. */
static struct str first_part(struct str path, struct str *rest) {
    struct str part = {0};
    str_cut(&path, '/', &part);
    *rest = path;
    return part;
}

/* `**`; git takes more stars for the same. */
static bool is_any_folders(struct str part) {
    size_t stars = 0;
    while (stars < part.size && part.data[stars] == '*') stars++;
    return stars >= 2 && stars == part.size;
}

/* Like names, with parts for characters: `**` is the star. At the end it stands for something. */
static bool path_matches(struct str pattern, struct str path) {
    struct str retry_pattern = {0}, retry_path = {0};
    bool retry = false;
    while (pattern.size || path.size) {
        struct str pattern_rest, path_rest, part = first_part(pattern, &pattern_rest);
        struct str name = first_part(path, &path_rest);
        if (is_any_folders(part)) {
            if (!pattern_rest.size) return path.size;
            pattern = retry_pattern = pattern_rest;
            retry_path = path;
            retry = true;
        } else if (pattern.size && path.size && ignore_name_matches(part, name)) {
            pattern = pattern_rest;
            path = path_rest;
        } else if (retry && retry_path.size) {
            first_part(retry_path, &path_rest);
            path = retry_path = path_rest;
            pattern = retry_pattern;
        } else {
            return false;
        }
    }
    return true;
}

static bool below_way(const struct ignore_rule *rule, struct str way, struct str path) {
    struct arena *scratch = arena_create();
    bool matches = path_matches(rule->pattern, path_join(scratch, way, path));
    arena_destroy(scratch);
    return matches;
}

static bool matches(const struct ignore_level *level, const struct ignore_rule *rule, struct str path, bool folder) {
    if (rule->folders && !folder) return false;
    if (!rule->anchored) return ignore_name_matches(rule->pattern, path_name(path));
    if (level->way.size) return below_way(rule, level->way, path);
    bool top = str_equal_c(level->folder, ".");
    return path_matches(rule->pattern, top ? path : str_skip(path, level->folder.size + 1));
}

/* The last rule that matches, whatever it says; the levels above are asked when none does. */
static const struct ignore_rule *decide(const struct ignore_level *levels, struct str path, bool folder) {
    for (const struct ignore_level *level = levels; level; level = level->above)
        for (size_t i = level->count; i > 0; i--)
            if (matches(level, &level->rules[i - 1], path, folder)) return &level->rules[i - 1];
    return NULL;
}

const struct ignore_rule *ignore_find(const struct ignore_level *exclude, const struct ignore_level *levels,
                                      struct str path, bool folder) {
    const struct ignore_rule *rule = decide(exclude, path, folder);
    if (!rule) rule = decide(levels, path, folder);
    return rule && !rule->negated ? rule : NULL;
}

/* ---- reading ---- */

/* Spaces at the end belong to a pattern only behind a backslash. */
static struct str without_blanks(struct str line) {
    while (str_ends(line, STR(" ")) && !str_ends(line, STR("\\ "))) line.size--;
    return line;
}

/* False: the line is empty. */
static bool read_rule(struct str line, struct span span, struct ignore_rule *out) {
    struct str text = without_blanks(line);
    *out = (struct ignore_rule){.written = text, .span = span};
    out->negated = str_starts(text, STR("!"));
    text = str_skip(text, out->negated);
    out->folders = str_ends(text, STR("/"));
    if (out->folders) text.size--;
    out->anchored = str_find(text, STR("/"), NULL);
    out->pattern = str_skip(text, str_starts(text, STR("/")));
    return out->pattern.size;
}

const struct ignore_level *ignore_text(struct arena *arena, const struct source *source, struct str folder,
                                       const struct ignore_level *above) {
    struct ignore_level *level = NEW(arena, struct ignore_level);
    *level = (struct ignore_level){.above = above, .folder = folder};
    struct str rest = source->text, line;
    size_t capacity = 0;
    for (uint32_t number = 1; str_cut(&rest, '\n', &line); number++) {
        if (str_ends(line, STR("\r"))) line.size--;
        struct span span = {
            .source = source, .line = number, .column = 1, .length = (uint32_t)str_code_points(without_blanks(line))};
        struct ignore_rule rule;
        if (str_starts(line, STR("#")) || !read_rule(line, span, &rule)) continue;
        ARENA_PUSH(arena, level->rules, level->count, capacity) = rule;
    }
    return level;
}

const struct ignore_level *ignore_value(struct arena *arena, const struct value *value) {
    struct ignore_level *level = NEW(arena, struct ignore_level);
    *level = (struct ignore_level){.folder = STR(".")};
    bool list = value && value->kind == VALUE_SEQUENCE;
    size_t count = list ? value->count : value ? 1 : 0;
    level->rules = NEW_ARRAY(arena, struct ignore_rule, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct value *item = list ? value->items[i] : value;
        if (item->kind == VALUE_SCALAR && read_rule(str_trim(item->text), item->span, &level->rules[level->count]))
            level->count++;
    }
    return level;
}

const struct ignore_level *ignore_folder(struct arena *arena, const struct files *files, struct str folder,
                                         const struct ignore_level *above) {
    struct str bytes, name = path_join(arena, folder, STR(".gitignore"));
    if (files_read(files, arena, name, LIMIT_FILE, &bytes).kind != FILES_REGULAR) return above;
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) bytes = str_skip(bytes, 3);
    struct source *source = NEW(arena, struct source); /* of no tree: it concerns whoever named what it leaves out */
    *source = (struct source){.path = files_shown(files, arena, name), .text = bytes, .name = name};
    return ignore_text(arena, source, folder, above);
}

/* ---- above the tree ---- */

/* Whether the levels leave out the folder that stands at the path below theirs, or one on the way to it. */
static bool leaves_out(struct arena *arena, const struct ignore_level *levels, struct str way) {
    struct str path = {0}, part;
    while (str_cut(&way, '/', &part)) {
        path = path.size ? path_join(arena, path, part) : part;
        if (ignore_find(NULL, levels, path, true)) return true;
    }
    return false;
}

/* The rules of the folder, named `shown`, that stands above the root by this way. */
static const struct ignore_level *read_above(struct arena *arena, struct str shown, struct str way,
                                             const struct ignore_level *above) {
    struct message problem;
    const struct files *files = disk_files(arena, shown, NULL, 0, &problem);
    const struct ignore_level *read = files ? ignore_folder(arena, files, STR("."), NULL) : NULL;
    if (!read) return above;
    if (leaves_out(arena, read, way)) return NULL;
    struct ignore_level *level = NEW(arena, struct ignore_level);
    *level = *read;
    level->above = above;
    level->way = way;
    return level;
}

/* The folder of the repository that a root stands in: .git is a folder in it, and a file in a further work tree. */
static struct str repository_of(struct arena *arena, struct str root) {
    struct str folder = disk_find_above(arena, root, STR(".git/HEAD"));
    struct str file = disk_find_above(arena, root, STR(".git"));
    return disk_absolute(arena, file).size > disk_absolute(arena, folder).size ? file : folder;
}

const struct ignore_level *ignore_above(struct arena *arena, struct str root) {
    struct str inside = disk_absolute(arena, root), top = repository_of(arena, root);
    if (!top.size) return NULL;
    const struct ignore_level *levels = NULL;
    struct str folder = top, ways = path_relative(arena, disk_absolute(arena, top), inside), part, way = ways;
    while (!str_equal_c(way, ".") && str_cut(&ways, '/', &part)) {
        levels = read_above(arena, folder, way, levels);
        folder = path_join(arena, folder, part);
        way = ways;
    }
    return levels;
}

struct str ignore_said_above(struct arena *arena, struct str root) {
    struct str inside = disk_absolute(arena, root), top = disk_absolute(arena, repository_of(arena, root)), bytes;
    struct buffer said = {0};
    struct message unheard;
    for (struct str folder = inside; top.size && !str_equal(folder, top);) {
        folder = path_folder(folder);
        const struct files *files = disk_files(arena, folder, NULL, 0, &unheard);
        bool read = files && files_read(files, arena, STR(".gitignore"), LIMIT_FILE, &bytes).kind == FILES_REGULAR;
        if (read) buffer_format(&said, "%.*s %zu\n%.*s\n", STR_ARG(folder), bytes.size, STR_ARG(bytes));
    }
    struct str text = str_copy(arena, buffer_str(&said));
    buffer_free(&said);
    return text;
}
