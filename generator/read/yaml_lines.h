/* What a line of YAML looks like to the eye: where its values start, and which indentation the lines above it allow.
 * For texts that libyaml could not read, so these are good guesses. Included by yaml_slips.c only. */
#ifndef READ_YAML_LINES_H
#define READ_YAML_LINES_H

#include "read/yaml_text.h"

/* Where in its line an index stands, as far as the line itself tells. */
struct yaml_position {
    size_t value;    /* the start of the value or key around it */
    size_t key;      /* of `key: value`: where the key starts */
    bool has_key;    /* `value` stands behind a key and its colon */
    size_t brackets; /* opened on this line before it and still open */
};

/* `in_brackets`: a bracket of a line above is open. */
struct yaml_position yaml_position_of(const struct yaml_text *text, size_t index, bool in_brackets);

size_t yaml_indentation(const struct yaml_text *text, size_t line_start);

/* An indentation at which a line may stand. */
struct yaml_level {
    bool found;
    size_t indentation;
    size_t line; /* the start of the line that it belongs to */
};

/* The indentation nearest to the wanted one at which a line may stand below the lines above it; not the one `refused`.
 */
struct yaml_level yaml_nearest_level(const struct yaml_text *text, size_t line_start, size_t wanted, size_t refused);

/* The last line that can still belong to what opens in the line of the index: the lines below it that are indented
 * deeper. */
size_t yaml_last_line_inside(const struct yaml_text *text, size_t index);

#endif
