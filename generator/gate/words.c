/* Texts to words. */
#include "gate/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/locale.h"

#define GATE_HASH_FACTOR UINT64_C(0x100000001b3)

uint64_t gate_hash(uint64_t start, struct str letters) {
    uint64_t hash = start ? start : 0xcbf29ce484222325u;
    for (size_t i = 0; i < letters.size; i++) hash = (hash ^ (unsigned char)letters.data[i]) * GATE_HASH_FACTOR;
    return hash;
}

struct str gate_letters(const struct gate_words *words, const struct gate_word *word) {
    return (struct str){words->letters + word->letters, word->size};
}

/* ---- a text that is read ---- */

struct reader {
    struct gate_words *words;
    struct str text, rest; /* rest: from the next character on */
    uint32_t number;
    size_t start;      /* where the word's letters begin, in all letters */
    size_t from, till; /* bytes of the text; the word is open while letters follow `start` */
    bool dash, lines;  /* between the last word and here: a hyphen alone, then the end of a line */
    bool other;        /* something else */
};

/* Room for so many letters more. */
static char *room(struct gate_words *words, size_t size) {
    if (words->letter_count + size > words->letter_capacity) {
        size_t capacity = words->letter_capacity * 2 + size + 256;
        char *letters = NEW_ARRAY(words->arena, char, capacity);
        if (words->letter_count) memcpy(letters, words->letters, words->letter_count);
        words->letters = letters;
        words->letter_capacity = capacity;
    }
    return words->letters + words->letter_count;
}

/* Most texts need a word of six letters and a space each. */
void gate_words_reserve(struct gate_words *words, size_t bytes) {
    enum { BYTES_EACH = 7 };
    size_t count = words->count + bytes / BYTES_EACH + 8;
    room(words, bytes);
    if (count <= words->capacity) return;
    struct gate_word *items = NEW_ARRAY(words->arena, struct gate_word, count);
    if (words->count) memcpy(items, words->items, words->count * sizeof *items);
    words->items = items;
    words->capacity = count;
}

static void add_letters(struct gate_words *words, const char *bytes, size_t size) {
    memcpy(room(words, size), bytes, size);
    words->letter_count += size;
}

static bool is_open(const struct reader *reader) { return reader->words->letter_count > reader->start; }

/* As gate_hash, which starts with the same number. */
static void hash_word(const struct gate_words *words, struct gate_word *word) {
    const char *letters = words->letters + word->letters;
    size_t behind = word->size < GATE_ENDING_LETTERS ? word->size : GATE_ENDING_LETTERS; /* what endings may take */
    uint64_t hash = gate_hash(GATE_HASH_START, (struct str){letters, word->size - behind});
    for (letters += word->size - behind; behind; behind--) {
        word->stems[behind - 1] = hash;
        hash = (hash ^ (unsigned char)*letters++) * GATE_HASH_FACTOR;
    }
    word->hash = hash;
}

static void end_word(struct reader *reader) {
    struct gate_words *words = reader->words;
    if (!is_open(reader)) return;
    if (words->count == words->capacity) gate_words_reserve(words, 8 * words->count);
    struct gate_word *word = &words->items[words->count++]; /* zero until now */
    word->letters = (uint32_t)reader->start;
    word->size = (uint32_t)(words->letter_count - reader->start);
    word->start = (uint32_t)reader->from;
    word->end = (uint32_t)reader->till;
    word->text = reader->number;
    hash_word(words, word);
    reader->start = words->letter_count;
    reader->dash = reader->lines = reader->other = false;
}

/* What stands before a word says how it hangs together with the one before. */
static void begin_word(struct reader *reader, size_t from) {
    struct gate_words *words = reader->words;
    reader->from = from;
    struct gate_word *before = words->count ? &words->items[words->count - 1] : NULL;
    if (!before || !before->size || reader->other) return;
    if (before->text != reader->number) before->link = GATE_HYPHEN;
    else if (reader->dash) before->link = reader->lines ? GATE_BROKEN : GATE_HYPHEN;
}

static void take_letters(struct reader *reader, size_t from, size_t till, const char *bytes, size_t size) {
    if (!is_open(reader)) begin_word(reader, from);
    add_letters(reader->words, bytes, size);
    reader->till = till;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* How many digits follow at once. */
static size_t digits_ahead(struct str rest) {
    size_t count = 0;
    while (count < rest.size && count < 5 && is_digit(rest.data[count])) count++;
    return count;
}

/* A mark inside a figure: of groups it is nothing, else the decimal sign. */
static bool take_mark(struct reader *reader, uint32_t c) {
    const struct gate_words *words = reader->words;
    if (!is_open(reader) || !is_digit(words->letters[words->letter_count - 1])) return false;
    bool either = c == '.' || c == ',';
    bool groups = c == '\'' || c == 0x2019 || c == 0xA0 || c == 0x202F || c == 0x2009;
    size_t digits = either || groups ? digits_ahead(reader->rest) : 0;
    if (!digits || (groups && digits != 3)) return false;
    if (digits != 3) add_letters(reader->words, ".", 1);
    return true;
}

static bool is_unit(uint32_t c) { return c == '%' || c == '$' || c == 0x20AC || c == 0xA3 || c == 0xA5 || c == 0x2030; }

static void take_unit(struct reader *reader, size_t from, uint32_t c) {
    char bytes[4];
    size_t size = str_encode(c, bytes);
    end_word(reader);
    take_letters(reader, from, from + size, bytes, size);
    end_word(reader);
}

/* "Nordlicht's" is a form of Nordlicht. */
static bool is_genitive(const struct reader *reader, uint32_t c) {
    struct str rest = reader->rest;
    if (!is_open(reader) || (c != '\'' && c != 0x2019) || !rest.size || (rest.data[0] | 32) != 's') return false;
    char next = rest.size > 1 ? (char)(rest.data[1] | 32) : ' ';
    return !(next >= 'a' && next <= 'z') && !(next & 0x80);
}

static void take_gap(struct reader *reader, uint32_t c) {
    end_word(reader);
    bool space = str_is_space(c) || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    if (str_is_dash(c) && !reader->dash) reader->dash = true;
    else if (space && reader->dash) reader->lines = true; /* a line's end is a space in many files */
    else reader->other = true;
}

static void take(struct reader *reader, size_t from, uint32_t c) {
    char bytes[TEXT_LETTERS_MOST];
    size_t size = 0;
    size_t till = (size_t)(reader->rest.data - reader->text.data);
    bool ascii = c < 0x80, upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) bytes[size++] = (char)(upper ? c + 32 : c);
    else if (c == '\n') take_gap(reader, c);
    else if (is_genitive(reader, c)) reader->rest = str_skip(reader->rest, 1);
    else if (take_mark(reader, c)) return;
    else if (is_unit(c)) take_unit(reader, from, c);
    else if (!ascii && str_is_hidden(c)) return;
    else if (ascii || !(size = text_letters(c, bytes))) {
        bool mark = c >= 0x300 && c <= 0x36F; /* of the letter before */
        if (!mark) take_gap(reader, c);
    }
    if (size) take_letters(reader, from, till, bytes, size);
}

static bool is_plain(char c) { return (unsigned char)((c | 32) - 'a') < 26; }

/* Most of all text is letters of ASCII with a space between words: a run of them at once. */
static void take_run(struct reader *reader) {
    if (reader->rest.size && reader->rest.data[0] == ' ') {
        end_word(reader);
        if (reader->dash) reader->lines = true;
        else reader->other = true;
        reader->rest = (struct str){reader->rest.data + 1, reader->rest.size - 1};
    }
    size_t count = 0, from = (size_t)(reader->rest.data - reader->text.data), size = reader->rest.size;
    const char *data = reader->rest.data;
    char *letters = room(reader->words, size);
    for (; count < size && is_plain(data[count]); count++) letters[count] = (char)(data[count] | 32);
    if (!count) return;
    if (!is_open(reader)) begin_word(reader, from);
    reader->words->letter_count += count;
    reader->till = from + count;
    reader->rest = (struct str){reader->rest.data + count, reader->rest.size - count};
}

void gate_words_add(struct gate_words *words, struct str text, uint32_t number) {
    struct reader reader = {.words = words, .text = text, .rest = text, .number = number};
    reader.start = words->letter_count;
    while (take_run(&reader), reader.rest.size) {
        size_t from = (size_t)(reader.rest.data - text.data);
        uint32_t c = str_next(&reader.rest);
        take(&reader, from, c);
    }
    end_word(&reader);
}

void gate_words_border(struct gate_words *words, uint32_t number) {
    if (words->count) words->items[words->count - 1].link = GATE_APART;
    ARENA_PUSH(words->arena, words->items, words->count, words->capacity) =
        (struct gate_word){.letters = (uint32_t)words->letter_count, .text = number};
}

struct gate_words gate_words_of(struct arena *arena, struct str text) {
    struct gate_words words = {.arena = arena};
    gate_words_add(&words, text, 0);
    return words;
}
