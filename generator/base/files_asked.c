/* One more maker of trees, in front of another; an answer is known by its hash. */
#include "base/files_asked.h"

#include <inttypes.h>
#include <pthread.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

enum question { QUESTION_LOOK = 'l', QUESTION_LIST = 'd', QUESTION_READ = 'r' };

struct note {
    enum question question;
    size_t tree, largest;
    bool read; /* it was read */
    struct str path;
    struct hash answer;
};

struct files_asked {
    struct arena *arena;
    struct note *notes;
    size_t count, capacity;
    size_t *places; /* note + 1, by the hash of path and question; open addressing */
    size_t room;
    bool torn;
    pthread_mutex_t lock;
};

struct asked_tree {
    struct files_asked *asked;
    const struct files *tree;
    size_t number;
};

/* ---- answers ---- */

/* Not where a file lies on the disk: a fresh checkout puts it elsewhere. */
static void add_entry(struct buffer *out, const struct files_entry *entry) {
    buffer_format(out, "%d %d %zu:%.*s %zu:%.*s %zu:%.*s\n", entry->kind, entry->link, entry->name.size,
                  STR_ARG(entry->name), entry->real.size, STR_ARG(entry->real), entry->way_out.size,
                  STR_ARG(entry->way_out));
}

static struct hash hash_out(struct buffer *out) {
    struct hash hash = hash_of(buffer_str(out));
    buffer_free(out);
    return hash;
}

static struct hash answer_of_look(const struct files_entry *entry) {
    struct buffer out = {0};
    add_entry(&out, entry);
    return hash_out(&out);
}

static struct hash answer_of_list(const struct files_entry *folder, const struct files_entry *entries, size_t count) {
    struct buffer out = {0};
    add_entry(&out, folder);
    for (size_t i = 0; i < count; i++) add_entry(&out, &entries[i]);
    return hash_out(&out);
}

static struct hash answer_of_read(const struct files_entry *entry, struct str bytes) {
    struct buffer out = {0};
    struct hash content = hash_of(entry->kind == FILES_REGULAR ? bytes : (struct str){0});
    add_entry(&out, entry);
    buffer_bytes(&out, &content, sizeof content);
    return hash_out(&out);
}

/* ---- noting ---- */

static bool is_note(const struct note *note, enum question question, size_t tree, struct str path, size_t largest) {
    return note->question == question && note->tree == tree && note->largest == largest && str_equal(note->path, path);
}

static size_t *seek(const struct files_asked *asked, size_t *places, size_t room, const struct note *note) {
    size_t at = (str_hash(note->path) * 31 + (size_t)note->question) & (room - 1);
    while (places[at] && !is_note(&asked->notes[places[at] - 1], note->question, note->tree, note->path, note->largest))
        at = (at + 1) & (room - 1);
    return &places[at];
}

static void make_room(struct files_asked *asked) {
    enum { LEAST = 256 };
    if (2 * asked->count < asked->room) return;
    asked->room = asked->room ? 2 * asked->room : LEAST;
    asked->places = NEW_ARRAY(asked->arena, size_t, asked->room);
    for (size_t i = 0; i < asked->count; i++) *seek(asked, asked->places, asked->room, &asked->notes[i]) = i + 1;
}

/* What was answered first is what counts. */
static void take_note(const struct asked_tree *tree, struct note note) {
    struct files_asked *asked = tree->asked;
    note.tree = tree->number;
    pthread_mutex_lock(&asked->lock);
    make_room(asked);
    size_t *place = seek(asked, asked->places, asked->room, &note);
    if (!*place) {
        note.path = str_copy(asked->arena, note.path);
        ARENA_PUSH(asked->arena, asked->notes, asked->count, asked->capacity) = note;
        *place = asked->count;
    } else if (!hash_equal(asked->notes[*place - 1].answer, note.answer)) {
        asked->torn = true;
    }
    pthread_mutex_unlock(&asked->lock);
}

/* ---- the maker ---- */

static struct files_entry look(const struct files *files, struct arena *arena, struct str path) {
    const struct asked_tree *tree = files->data;
    struct files_entry entry = files_look(tree->tree, arena, path);
    take_note(tree, (struct note){.question = QUESTION_LOOK, .path = path, .answer = answer_of_look(&entry)});
    return entry;
}

static struct files_entry list(const struct files *files, struct arena *arena, struct str folder,
                               struct files_entry **entries, size_t *count) {
    const struct asked_tree *tree = files->data;
    *count = 0;
    struct files_entry own = files_list(tree->tree, arena, folder, entries, count);
    struct hash answer = answer_of_list(&own, *entries, own.kind == FILES_FOLDER ? *count : 0);
    take_note(tree, (struct note){.question = QUESTION_LIST, .path = folder, .answer = answer});
    return own;
}

static struct files_entry read(const struct files *files, struct arena *arena, struct str path, size_t largest,
                               struct str *bytes) {
    const struct asked_tree *tree = files->data;
    struct files_entry entry = files_read(tree->tree, arena, path, largest, bytes);
    take_note(tree, (struct note){.question = QUESTION_READ,
                                  .path = path,
                                  .largest = largest,
                                  .read = entry.kind == FILES_REGULAR,
                                  .answer = answer_of_read(&entry, *bytes)});
    return entry;
}

struct files_asked *files_asked_new(void) {
    struct arena *arena = arena_create();
    struct files_asked *asked = NEW(arena, struct files_asked);
    *asked = (struct files_asked){.arena = arena, .lock = PTHREAD_MUTEX_INITIALIZER};
    return asked;
}

void files_asked_free(struct files_asked *asked) {
    if (!asked) return;
    pthread_mutex_destroy(&asked->lock);
    arena_destroy(asked->arena);
}

static const struct files_maker maker = {look, list, read};

const struct files *files_asked_of(struct files_asked *asked, const struct files *tree, size_t number) {
    struct asked_tree *data = NEW(asked->arena, struct asked_tree);
    struct files *files = NEW(asked->arena, struct files);
    *data = (struct asked_tree){asked, tree, number};
    *files = (struct files){.maker = &maker, .data = data, .shown = tree->shown};
    return files;
}

bool files_asked_is_torn(const struct files *tree) {
    if (tree->maker != &maker) return false;
    struct files_asked *asked = ((const struct asked_tree *)tree->data)->asked;
    pthread_mutex_lock(&asked->lock);
    bool torn = asked->torn;
    pthread_mutex_unlock(&asked->lock);
    return torn;
}

/* ---- asking again ---- */

/* Paths may hold anything but a NUL, so their sizes stand before them. */
void files_asked_print(struct files_asked *asked, struct buffer *out) {
    struct arena *scratch = arena_create();
    pthread_mutex_lock(&asked->lock);
    for (size_t i = 0; i < asked->count; i++) {
        const struct note *note = &asked->notes[i];
        buffer_format(out, "%c %zu %zu %016" PRIx64 "%016" PRIx64 " %zu:%.*s\n", note->question, note->tree,
                      note->largest, note->answer.a, note->answer.b,
                      note->path.size, STR_ARG(note->path));
    }
    pthread_mutex_unlock(&asked->lock);
    arena_destroy(scratch);
}

void files_asked_each(struct files_asked *asked, void (*visit)(void *context, size_t tree, struct str path),
                      void *context) {
    pthread_mutex_lock(&asked->lock);
    for (size_t i = 0; i < asked->count; i++)
        if (asked->notes[i].read) visit(context, asked->notes[i].tree, asked->notes[i].path);
    pthread_mutex_unlock(&asked->lock);
}

static bool take_number(struct str *rest, char end, size_t *number) {
    struct str digits;
    *number = 0;
    if (!str_cut(rest, end, &digits) || !digits.size) return false;
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9' || *number > SIZE_MAX / 20) return false;
        *number = *number * 10 + (size_t)(digits.data[i] - '0');
    }
    return true;
}

static bool take_half(struct str digits, uint64_t *number) {
    *number = 0;
    static const char all[] = "0123456789abcdef";
    for (size_t i = 0; i < digits.size; i++) {
        const char *digit = memchr(all, digits.data[i], sizeof all - 1);
        if (!digit) return false;
        *number = *number << 4 | (uint64_t)(digit - all);
    }
    return true;
}

static bool take_hash(struct str digits, struct hash *hash) {
    enum { HALF = 16 };
    return digits.size == (size_t)2 * HALF && take_half(str_slice(digits, 0, HALF), &hash->a) &&
           take_half(str_skip(digits, HALF), &hash->b);
}

static bool take_line(struct str *rest, struct note *note) {
    struct str word, answer;
    size_t size;
    if (!str_cut(rest, ' ', &word) || word.size != 1) return false;
    note->question = (enum question)word.data[0];
    if (!take_number(rest, ' ', &note->tree) || !take_number(rest, ' ', &note->largest)) return false;
    if (!str_cut(rest, ' ', &answer) || !take_hash(answer, &note->answer)) return false;
    if (!take_number(rest, ':', &size) || size >= rest->size || rest->data[size] != '\n') return false;
    note->path = str_slice(*rest, 0, size);
    *rest = str_skip(*rest, size + 1);
    return note->tree < FILES_ASKED_TREES;
}

static bool answers_so(const struct files *tree, struct arena *scratch, const struct note *note) {
    struct files_entry entry, *entries = NULL;
    struct str bytes = {0};
    struct hash answer;
    size_t count = 0;
    switch (note->question) {
    case QUESTION_LOOK:
        entry = files_look(tree, scratch, note->path);
        answer = answer_of_look(&entry);
        break;
    case QUESTION_LIST:
        entry = files_list(tree, scratch, note->path, &entries, &count);
        answer = answer_of_list(&entry, entries, entry.kind == FILES_FOLDER ? count : 0);
        break;
    case QUESTION_READ:
        entry = files_read(tree, scratch, note->path, note->largest, &bytes);
        answer = answer_of_read(&entry, bytes);
        break;
    default: return false;
    }
    return hash_equal(answer, note->answer);
}

bool files_asked_holds(struct str text, const struct files *const trees[FILES_ASKED_TREES]) {
    struct arena *scratch = arena_create();
    bool holds = true;
    struct note note;
    while (holds && text.size) {
        struct arena_mark mark = arena_mark(scratch);
        holds = take_line(&text, &note) && trees[note.tree] && answers_so(trees[note.tree], scratch, &note);
        arena_rewind(scratch, mark);
    }
    arena_destroy(scratch);
    return holds;
}
