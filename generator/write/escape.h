/* Texts made safe for the place where they are written.
 * Nothing from a document reaches an HTML page but through here. */
#ifndef WRITE_ESCAPE_H
#define WRITE_ESCAPE_H

#include "tree/drawing.h"

struct buffer;

/* For element content and for attribute values in double quotes. Control characters, which HTML forbids, become U+FFFD.
 */
void escape_html(struct buffer *out, struct str text);

/* A CSS string with its quotes. Safe inside a <style> element. */
void escape_css(struct buffer *out, struct str text);

void escape_base64(struct buffer *out, struct str bytes);

/* The name of a colour's CSS variable: "var(--series-1)"; of COLOUR_NONE: "none". */
void escape_colour(struct buffer *out, enum colour colour);

/* The same without "var()": "--series-1". */
void escape_colour_variable(struct buffer *out, enum colour colour);

#endif
