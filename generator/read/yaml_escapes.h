/* Escapes of JSON that YAML does not know. */
#ifndef READ_YAML_ESCAPES_H
#define READ_YAML_ESCAPES_H

#include "read/yaml_text.h"

/* JSON writes what lies beyond U+FFFF as two halves, "\uD83D\uDE00": puts the character in place of each pair in the
 * text. False when there is none. */
bool yaml_join_halves(struct yaml_text *text);

#endif
