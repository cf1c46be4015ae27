/* Liang's method: patterns that occur in a word set numbers between its letters, the highest wins, odd ones allow a
 * hyphen. The files are those of libhyphen, which itself takes more than a second to load the German one; here the
 * patterns of a file become a trie, in a few milliseconds. As libhyphen has it, of the patterns, and beginnings of
 * patterns, that end at one letter only the longest counts: the files are made for that. A file of two levels divides
 * compounds first and then their parts, each as a word of its own. */
#include "layout/hyphenate.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"

enum { COMPOUND_EDGE = 2 }; /* letters between the seam of a compound and the next hyphen, at least */
enum { WORDS_CAPACITY_FIRST = 1024 };

/* A beginning of patterns. Its children are a list, by numbers; 0: none. */
struct state {
    uint32_t first, next;
    uint32_t pattern; /* where the pattern that ends here stands in the file's text; 0: none does */
    char letter;
};

struct trie {
    struct state *states; /* the first is the root */
    size_t count, capacity;
};

struct divided {
    struct str word;
    uint32_t hash;
    const bool *places; /* NULL: none */
};

struct hyphenator {
    struct arena *arena;
    struct str text; /* of the file */
    bool utf8;       /* else ISO 8859-1 */
    struct trie compounds, syllables;
    struct divided *words; /* open addressing, the capacity a power of two; an empty word: a free place */
    size_t word_count, word_capacity;
};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* ---- the file ---- */

/* Settings are words in capitals. Patterns that change letters (ck, fff) are of no use here. */
static bool is_pattern(struct str line) {
    if (str_empty(line) || (line.data[0] >= 'A' && line.data[0] <= 'Z')) return false;
    return line.data[0] != '%' && line.data[0] != '#' && !memchr(line.data, '/', line.size);
}

static uint32_t child_of(const struct trie *trie, uint32_t parent, char letter) {
    uint32_t child = trie->states[parent].first;
    while (child && trie->states[child].letter != letter) child = trie->states[child].next;
    return child;
}

static uint32_t add_child(struct arena *arena, struct trie *trie, uint32_t parent, char letter) {
    uint32_t child = (uint32_t)trie->count;
    ARENA_PUSH(arena, trie->states, trie->count, trie->capacity) =
        (struct state){.next = trie->states[parent].first, .letter = letter};
    return trie->states[parent].first = child;
}

static void add_pattern(struct hyphenator *h, struct trie *trie, struct str line) {
    uint32_t state = 0;
    for (size_t i = 0; i < line.size; i++) {
        if (is_digit(line.data[i])) continue;
        uint32_t child = child_of(trie, state, line.data[i]);
        state = child ? child : add_child(h->arena, trie, state, line.data[i]);
    }
    trie->states[state].pattern = (uint32_t)(line.data - h->text.data);
}

/* One level, up to the word NEXTLEVEL or the end of the text. */
static struct trie read_level(struct hyphenator *h, struct str *rest) {
    struct trie trie = {.count = 1, .capacity = rest->size / 10};
    trie.states = NEW_ARRAY(h->arena, struct state, trie.capacity + 1);
    for (struct str line; str_cut(rest, '\n', &line);) {
        line = str_trim(line);
        if (str_equal(line, STR("NEXTLEVEL"))) break;
        if (is_pattern(line)) add_pattern(h, &trie, line);
    }
    return trie;
}

static void swap(struct trie *a, struct trie *b) {
    struct trie c = *a;
    *a = *b;
    *b = c;
}

struct hyphenator *hyphenator_open(const char *path) {
    struct arena *arena = arena_create();
    struct hyphenator *h = NEW(arena, struct hyphenator);
    h->arena = arena;
    struct str problem, set, rest;
    if (file_read(arena, str_of(path), FILE_LARGEST, &h->text, &problem)) {
        rest = h->text;
        h->utf8 = str_cut(&rest, '\n', &set) && str_equal(str_trim(set), STR("UTF-8"));
        h->compounds = read_level(h, &rest);
        h->syllables = read_level(h, &rest);
        if (h->syllables.count < 2) swap(&h->compounds, &h->syllables); /* a file of one level */
    }
    if (h->syllables.count < 2) {
        arena_destroy(arena);
        return NULL;
    }
    h->word_capacity = WORDS_CAPACITY_FIRST;
    h->words = NEW_ARRAY(arena, struct divided, h->word_capacity);
    return h;
}

void hyphenator_close(struct hyphenator *hyphenator) {
    if (hyphenator) arena_destroy(hyphenator->arena);
}

/* ---- a word ---- */

/* A word in small letters and in the file's character set, and where its letters begin in ours. */
struct spelling {
    char letters[HYPHEN_WORD_LONGEST + 2];
    size_t starts[HYPHEN_WORD_LONGEST + 2];        /* byte of the word; of the inner bytes of a letter: those too */
    unsigned char values[HYPHEN_WORD_LONGEST + 2]; /* before each letter */
    size_t count;
};

static uint32_t small(uint32_t c) {
    bool capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    return capital ? c + 0x20 : c;
}

/* False when the file's character set lacks a letter. */
static bool spell(const struct hyphenator *h, struct str word, struct spelling *s) {
    s->count = 0;
    for (struct str rest = word; rest.size;) {
        size_t start = word.size - rest.size;
        uint32_t c = small(str_next(&rest));
        char bytes[4] = {(char)c};
        if (c == 0xFFFD || (!h->utf8 && c > 0xFF)) return false;
        size_t size = h->utf8 ? str_encode(c, bytes) : 1;
        for (size_t i = 0; i < size; i++) {
            s->letters[s->count] = bytes[i];
            s->starts[s->count++] = start + i;
        }
    }
    return true;
}

/* Raises the values before the letters that the pattern begins with at `values`. */
static void raise_values(const char *pattern, unsigned char *values) {
    for (; *pattern > ' ' || *pattern < 0; pattern++) {
        unsigned char value = (unsigned char)(*pattern - '0');
        if (!is_digit(*pattern)) values++;
        else if (value > *values) *values = value;
    }
}

/* Values of the letters from first to end, taken for a word. */
static void apply(const struct hyphenator *h, const struct trie *trie, struct spelling *s, size_t first, size_t end) {
    char dotted[HYPHEN_WORD_LONGEST + 4];
    unsigned char values[HYPHEN_WORD_LONGEST + 5] = {0};
    size_t count = end - first + 2, done = 0; /* ends of patterns up to `done` have been looked at */
    dotted[0] = dotted[count - 1] = '.';
    memcpy(dotted + 1, s->letters + first, end - first);
    for (size_t i = 0; i < count; i++) {
        uint32_t state = 0;
        for (size_t j = i; j < count && (state = child_of(trie, state, dotted[j])); j++) {
            if (j < done) continue;
            done = j + 1;
            if (trie->states[state].pattern) raise_values(h->text.data + trie->states[state].pattern, values + i);
        }
    }
    for (size_t i = first + 1; i < end; i++) s->values[i] = values[i - first + 1];
}

static bool starts_letter(const struct spelling *s, struct str word, size_t i) {
    return ((unsigned char)word.data[s->starts[i]] & 0xC0) != 0x80;
}

/* Places in a part that is no compound. */
static void mark_syllables(const struct spelling *s, struct str word, size_t first, size_t end, bool *places) {
    size_t low = first + (first ? COMPOUND_EDGE : 0), high = end - (end < s->count ? COMPOUND_EDGE : 0);
    for (size_t i = first + 1; i < end; i++) {
        bool odd = s->values[i] & 1;
        if (odd && i >= low && i <= high && starts_letter(s, word, i)) places[s->starts[i]] = true;
    }
}

/* Divides a compound at its seams and each of its parts as a word of its own, as long as it is a compound too. Parts
 * are shorter than their whole, so this ends. */
static void divide_part(const struct hyphenator *h, struct spelling *s, struct str word, size_t first, size_t end,
                        bool *places) {
    size_t seam = end;
    apply(h, &h->compounds, s, first, end);
    for (size_t i = end - 1; i > first; i--) {
        if (!(s->values[i] & 1)) continue;
        places[s->starts[i]] = true;
        seam = i;
    }
    if (seam == end) {
        apply(h, &h->syllables, s, first, end);
        mark_syllables(s, word, first, end, places);
        return;
    }
    for (size_t start = first, i = seam; start < end; start = i) {
        for (i = start + 1; i < end && !places[s->starts[i]];) i++;
        divide_part(h, s, word, start, i, places);
    }
}

/* Too close to the ends of the word. */
static void clear_edges(struct str word, bool *places) {
    size_t letters = str_code_points(word), before = 0;
    for (struct str rest = word; rest.size; before++) {
        if (before < HYPHEN_EDGE || letters - before < HYPHEN_EDGE) places[word.size - rest.size] = false;
        str_next(&rest);
    }
}

static const bool *divide(struct hyphenator *h, struct str word) {
    struct spelling s;
    if (word.size > HYPHEN_WORD_LONGEST || !spell(h, word, &s) || s.count < (size_t)2 * HYPHEN_EDGE) return NULL;
    bool *places = NEW_ARRAY(h->arena, bool, word.size);
    divide_part(h, &s, word, 0, s.count, places);
    clear_edges(word, places);
    for (size_t i = 0; i < word.size; i++)
        if (places[i]) return places;
    return NULL;
}

/* ---- words divided before ---- */

static struct divided *find_word(struct divided *words, size_t capacity, struct str word, uint32_t hash) {
    size_t slot = hash & (capacity - 1);
    while (words[slot].word.size && !(words[slot].hash == hash && str_equal(words[slot].word, word)))
        slot = (slot + 1) & (capacity - 1);
    return &words[slot];
}

static void grow_words(struct hyphenator *h) {
    if (h->word_count * 3 < h->word_capacity * 2) return;
    size_t capacity = h->word_capacity * 2;
    struct divided *words = NEW_ARRAY(h->arena, struct divided, capacity);
    for (size_t i = 0; i < h->word_capacity; i++) {
        const struct divided *old = &h->words[i];
        if (old->word.size) *find_word(words, capacity, old->word, old->hash) = *old;
    }
    h->words = words;
    h->word_capacity = capacity;
}

const bool *hyphenator_places(struct hyphenator *hyphenator, struct str word) {
    if (word.size < (size_t)2 * HYPHEN_EDGE || word.size > HYPHEN_WORD_LONGEST) return NULL;
    uint32_t hash = str_hash(word);
    struct divided *entry = find_word(hyphenator->words, hyphenator->word_capacity, word, hash);
    if (entry->word.size) return entry->places;
    const bool *places = divide(hyphenator, word);
    *entry = (struct divided){.word = str_copy(hyphenator->arena, word), .hash = hash, .places = places};
    hyphenator->word_count++;
    grow_words(hyphenator);
    return places;
}
