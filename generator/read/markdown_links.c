/* Links are judged as a browser would read them: what stands before the first colon, if no '/' comes before that, is a
 * scheme;
 * '\' is '/'; control characters are ignored by browsers, so a link that has any is refused. */
#include "read/markdown_links.h"

#include <string.h>

#include "tree/document.h"

static bool has_control_characters(struct str target) {
    for (size_t i = 0; i < target.size; i++)
        if ((unsigned char)target.data[i] < ' ' || target.data[i] == 0x7F) return true;
    return false;
}

bool markdown_image_allowed(struct str target) {
    target = str_trim(target);
    if (!target.size || has_control_characters(target) || strchr("/\\#?", target.data[0])) return false;
    size_t end = 0;
    while (end < target.size && !strchr(":/\\?#", target.data[end])) end++;
    return end == target.size || target.data[end] != ':';
}

bool markdown_link_allowed(struct str target) {
    target = str_trim(target);
    return !has_control_characters(target) && (link_allowed(target) || markdown_image_allowed(target));
}
