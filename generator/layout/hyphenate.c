/* Liang's method: patterns that occur in a word set numbers between its letters, the highest wins, odd ones allow a
 * hyphen. The files are those of libhyphen, which itself takes more than a second to load the German one. Here a file
 * is gone through once, and where patterns that stand one after the other begin with the same letters is noted; the rest
 * of a pattern is looked at when a word has these letters, which is so for few of the 80,000. As libhyphen has it, of the patterns, and beginnings of
 * patterns, that end at one letter only the longest counts: the files are made for that. A file of two levels divides
 * compounds first and then their parts, each as a word of its own. */
#include "layout/hyphenate.h"

#include <endian.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"

enum { COMPOUND_EDGE = 2 }; /* letters between the seam of a compound and the next hyphen, at least */
enum { WORDS_CAPACITY_FIRST = 1024, HEADS_CAPACITY_FIRST = 8192 };
enum { HEAD = 4 };           /* letters by which patterns are found */

/* The first letters of patterns: HEAD of them, or all that a shorter pattern has, or a beginning of such letters. */
struct head {
    uint32_t letters; /* the first in the lowest byte; 0: a free place of the table */
    uint32_t latest;  /* the number of the last run with this head; 0: there are only longer heads */
};

/* Lines one after the other, all patterns with one head. */
struct run {
    uint32_t first, last; /* where these lines start in the file's text */
    uint32_t previous;    /* the number of the one before with the same head; 0: none */
};

struct level {
    struct head *heads; /* open addressing, the capacity a power of two */
    size_t head_count, head_capacity;
    struct run *runs; /* numbered from 1 */
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
    struct level compounds, syllables;
    struct divided *words; /* open addressing, the capacity a power of two; an empty word: a free place */
    size_t word_count, word_capacity;
};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* ---- the file ---- */

static bool ends_pattern(char c) { return c >= 0 && c <= ' '; }

static struct head *find_head(struct head *heads, size_t capacity, uint32_t letters) {
    uint32_t hash = letters * 2654435769u;
    size_t slot = (hash ^ hash >> 16) & (capacity - 1);
    while (heads[slot].letters && heads[slot].letters != letters) slot = (slot + 1) & (capacity - 1);
    return &heads[slot];
}

static void grow_heads(struct arena *arena, struct level *level) {
    if (level->head_count * 2 < level->head_capacity) return;
    size_t capacity = level->head_capacity * 2;
    struct head *heads = NEW_ARRAY(arena, struct head, capacity);
    for (size_t i = 0; i < level->head_capacity; i++)
        if (level->heads[i].letters) *find_head(heads, capacity, level->heads[i].letters) = level->heads[i];
    level->heads = heads;
    level->head_capacity = capacity;
}

/* The head of these letters; one that is new comes with its beginnings. */
static struct head *take_head(struct arena *arena, struct level *level, uint32_t letters) {
    struct head *head = find_head(level->heads, level->head_capacity, letters);
    if (head->letters) return head;
    grow_heads(arena, level);
    for (uint32_t mask = 0xFF; head->letters != letters; mask = mask << 8 | 0xFF) {
        head = find_head(level->heads, level->head_capacity, letters & mask);
        level->head_count += !head->letters;
        head->letters = letters & mask;
    }
    return head;
}

static uint32_t pack(uint32_t letters, size_t count, char letter) {
    return letters | (uint32_t)(unsigned char)letter << 8 * count;
}

static bool starts_pattern(char c) { return !ends_pattern(c) && !(c >= 'A' && c <= 'Z') && c != '%' && c != '#'; }

enum { WORD = sizeof(uint64_t) };

/* The lines of a file, of which only few bytes are looked at. */
struct lines {
    const char *at, *end;
    const char *slash;     /* the next one; `end`: none */
    uint64_t before, mask; /* the bytes of the last head of HEAD letters, with digits between them; mask 0: none */
    uint32_t letters;      /* that head; 0: it begins no pattern */
};

static const char *find_byte(const char *from, const char *end, char byte) {
    const char *found = from < end ? memchr(from, byte, (size_t)(end - from)) : NULL;
    return found ? found : end;
}

static struct lines lines_of(struct str text) {
    const char *end = text.data + text.size;
    return (struct lines){.at = text.data, .end = end, .slash = find_byte(text.data, end, '/')};
}

/* The next bytes, the first one lowest; what is behind the end is 0. */
static uint64_t word_at(const struct lines *lines, const char *at) {
    uint64_t word = 0;
    size_t left = (size_t)(lines->end - at);
    if (left >= WORD) memcpy(&word, at, WORD);
    else memcpy(&word, at, left);
    return le64toh(word);
}

/* Of the lowest byte that is a line feed the highest bit; perhaps some bits above it. */
static uint64_t line_feeds(uint64_t word) {
    word ^= UINT64_C(0x0A0A0A0A0A0A0A0A);
    return (word - UINT64_C(0x0101010101010101)) & ~word & UINT64_C(0x8080808080808080);
}

/* Lines are short and many: a call of memchr for each would be most of the work. */
static const char *find_line_end(const struct lines *lines, uint64_t word) {
    const char *at = lines->at;
    uint64_t feeds;
    while (!(feeds = line_feeds(word))) {
        if (lines->end - at <= WORD) return lines->end;
        at += WORD;
        word = word_at(lines, at);
    }
    return at + __builtin_ctzll(feeds) / 8;
}

/* The letters at the line's beginning, HEAD at most; 0: it begins no pattern. Settings are words in capitals. */
static uint32_t read_head(struct lines *lines, uint64_t word) {
    const char *c = lines->at;
    uint32_t letters = 0;
    unsigned shift = 0;
    for (; c < lines->end && shift < 8 * HEAD && !ends_pattern(*c); c++) {
        if (is_digit(*c)) continue;
        letters |= (uint32_t)(unsigned char)*c << shift;
        shift += 8;
    }
    size_t bytes = (size_t)(c - lines->at);
    lines->mask = shift == 8 * HEAD && bytes < WORD ? (UINT64_C(1) << 8 * bytes) - 1 : 0;
    lines->before = word;
    lines->letters = starts_pattern(*lines->at) ? letters : 0;
    return lines->letters;
}

/* The head of the pattern in the next line; 0: there is none. Most begin as the one before. Patterns that change letters
 * (“ck/k=k”) are of no use here. */
static uint32_t next_head(struct lines *lines) {
    uint64_t word = word_at(lines, lines->at);
    bool same = lines->mask && !((word ^ lines->before) & lines->mask);
    uint32_t letters = same ? lines->letters : read_head(lines, word);
    const char *newline = find_line_end(lines, word);
    if (lines->slash < newline) {
        letters = 0;
        lines->slash = find_byte(newline, lines->end, '/');
    }
    lines->at = newline < lines->end ? newline + 1 : newline;
    return letters;
}

static void add_run(struct hyphenator *h, struct level *level, uint32_t letters, uint32_t start) {
    struct head *head = take_head(h->arena, level, letters);
    ARENA_PUSH(h->arena, level->runs, level->count, level->capacity) =
        (struct run){.first = start, .last = start, .previous = head->latest};
    head->latest = (uint32_t)level->count - 1;
}

/* One level, up to the word NEXTLEVEL or the end of the text. */
static struct level read_level(struct hyphenator *h, struct str *rest) {
    struct level level = {.head_capacity = HEADS_CAPACITY_FIRST, .count = 1, .capacity = HEADS_CAPACITY_FIRST};
    level.heads = NEW_ARRAY(h->arena, struct head, level.head_capacity);
    level.runs = NEW_ARRAY(h->arena, struct run, level.capacity);
    struct lines lines = lines_of(*rest);
    bool more = true;
    for (uint32_t before = 0, letters; more && lines.at < lines.end; before = letters) {
        const char *line = lines.at;
        letters = next_head(&lines);
        if (letters && letters == before) level.runs[level.count - 1].last = (uint32_t)(line - h->text.data);
        else if (letters) add_run(h, &level, letters, (uint32_t)(line - h->text.data));
        else more = !str_equal(str_trim((struct str){line, (size_t)(lines.at - line)}), STR("NEXTLEVEL"));
    }
    *rest = (struct str){lines.at, (size_t)(lines.end - lines.at)};
    return level;
}

static void swap(struct level *a, struct level *b) {
    struct level c = *a;
    *a = *b;
    *b = c;
}

struct hyphenator *hyphenator_open(const char *path) {
    struct arena *arena = arena_create();
    struct hyphenator *h = NEW(arena, struct hyphenator);
    h->arena = arena;
    struct message problem;
    struct str set, rest;
    if (file_read(arena, str_of(path), LIMIT_FILE, &h->text, &problem)) {
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
    for (; !ends_pattern(*pattern); pattern++) {
        unsigned char value = (unsigned char)(*pattern - '0');
        if (!is_digit(*pattern)) values++;
        else if (value > *values) *values = value;
    }
}

/* How many letters a text begins with that the pattern begins with too; *whole when these are all that it has. */
static size_t shared_letters(const char *pattern, struct str text, bool *whole) {
    size_t shared = 0;
    for (;; pattern++) {
        if (is_digit(*pattern)) continue;
        *whole = ends_pattern(*pattern);
        if (shared == text.size || *pattern != text.data[shared]) return shared;
        shared++;
    }
}

/* Notes the patterns of a run that the text begins with, unless one that is as long is known from a later run; of those
 * in the run the last. Returns how many letters the text shares with any of them, at least `reach`. */
static size_t find_in_run(const struct hyphenator *h, const struct run *run, struct str text, size_t reach,
                          const char **found) {
    const char *first = h->text.data + run->first, *last = h->text.data + run->last;
    for (const char *pattern = first;; pattern = strchr(pattern, '\n') + 1) {
        bool whole;
        size_t shared = shared_letters(pattern, text, &whole);
        if (shared > reach) reach = shared;
        if (whole && (!found[shared] || (found[shared] >= first && found[shared] <= last))) found[shared] = pattern;
        if (pattern == last) return reach;
    }
}

/* The patterns that a text begins with, at the number of their letters in found[]. Returns how many of the text's
 * letters are a pattern or a beginning of patterns. */
static size_t find_patterns(const struct hyphenator *h, const struct level *level, struct str text,
                            const char **found) {
    size_t reach = 0;
    uint32_t letters = 0, number = 0;
    for (size_t count = 0; count < HEAD && count < text.size; count++) {
        letters = pack(letters, count, text.data[count]);
        const struct head *head = find_head(level->heads, level->head_capacity, letters);
        if (!head->letters) return reach;
        number = head->latest;
        found[++reach] = number ? h->text.data + level->runs[number].last : NULL;
    }
    if (reach < HEAD) return reach;
    memset(found + reach, 0, (text.size + 1 - reach) * sizeof *found);
    for (; number; number = level->runs[number].previous)
        reach = find_in_run(h, &level->runs[number], text, reach, found);
    return reach;
}

/* Values of the letters from first to end, taken for a word. */
static void apply(const struct hyphenator *h, const struct level *level, struct spelling *s, size_t first, size_t end) {
    char dotted[HYPHEN_WORD_LONGEST + 4];
    unsigned char values[HYPHEN_WORD_LONGEST + 5] = {0};
    const char *found[HYPHEN_WORD_LONGEST + 5];
    size_t count = end - first + 2, done = 0; /* ends of patterns up to `done` have been looked at */
    dotted[0] = dotted[count - 1] = '.';
    memcpy(dotted + 1, s->letters + first, end - first);
    for (size_t i = 0; i < count; i++) {
        size_t reach = find_patterns(h, level, (struct str){dotted + i, count - i}, found);
        for (size_t letters = 1; letters <= reach; letters++) {
            if (i + letters <= done) continue;
            done = i + letters;
            if (found[letters]) raise_values(found[letters], values + i);
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
