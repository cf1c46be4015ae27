/* Places in a text as an editor counts them: lines from 0, and in a line units of the encoding that was agreed on. Lines
 * end as editors see it, by \n, \r\n or \r. */
#ifndef WORKBENCH_TEXT_MAP_H
#define WORKBENCH_TEXT_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct source;

enum position_encoding { POSITION_UTF16, POSITION_UTF8, POSITION_UTF32 };

struct position {
    size_t line, character;
};

struct position_range {
    struct position start, end;
};

struct text_map {
    struct str text;
    size_t *lines; /* where each begins, and behind the last the size of the text */
    size_t count;  /* at least 1 */
    enum position_encoding encoding;
};

struct text_map text_map_of(struct arena *arena, struct str text, enum position_encoding encoding);

/* The byte of a position; one behind the end of its line is that end. `torn`: it lies inside a character, and the byte is
 * that character's first. False: there is no such line. */
bool text_map_byte(const struct text_map *map, struct position position, size_t *byte, bool *torn);

struct position text_map_position(const struct text_map *map, size_t byte);
struct position_range text_map_range(const struct text_map *map, size_t start, size_t end);

/* Of what stands in a source: the map is of the text as its editor has it, whose byte order marks and line ends are not
 * those of the source's (source_clean). The lines are the same. */
struct source_map {
    struct text_map map;     /* of the editor's text */
    struct text_map source;  /* of the source's */
};
struct source_map source_map_of(struct arena *arena, const struct source *source, struct str text,
                                enum position_encoding encoding);
/* By line, from 1, and column, from 1, in code points: those of a span. */
struct position source_map_place(const struct source_map *map, size_t line, size_t column);
/* By bytes of the source's text. */
struct position source_map_byte(const struct source_map *map, size_t byte);

#endif
