/* Edit distance with swaps of neighbours, on code points, bounded so that a long word costs little. */
#include "base/suggest.h"

#include <string.h>

enum { LONGEST = 64 }; /* code points; longer words are never near anything */

static size_t decode(struct str text, uint32_t out[LONGEST]) {
    size_t count = 0;
    while (text.size) {
        if (count == LONGEST) return 0;
        uint32_t c = str_next(&text);
        out[count++] = c >= 'A' && c <= 'Z' ? c + 32 : c == '-' || c == ' ' ? '_' : c;
    }
    return count;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static size_t distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_count; j++) last[j] = j;
    for (size_t i = 1; i <= a_count; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_count; j++) {
            row[j] = least(least(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = last, last = row, row = spare;
    }
    return last[b_count];
}

struct suggestion suggest_start(struct str word) {
    size_t allowed = str_code_points(word) / 3;
    return (struct suggestion){.word = word, .distance = (allowed ? allowed : 1) + 1};
}

void suggest_offer(struct suggestion *suggestion, struct str candidate) {
    uint32_t a[LONGEST], b[LONGEST];
    size_t a_count = decode(suggestion->word, a), b_count = decode(candidate, b);
    if (!a_count || !b_count) return;
    size_t length_gap = a_count > b_count ? a_count - b_count : b_count - a_count;
    if (length_gap > suggestion->distance || (length_gap == suggestion->distance && !suggestion->found.size)) return;
    size_t found = distance(a, a_count, b, b_count);
    if (found == suggestion->distance && suggestion->found.size && !str_equal(candidate, suggestion->found))
        suggestion->tied = true;
    if (found >= suggestion->distance) return;
    suggestion->tied = false;
    suggestion->distance = found;
    suggestion->found = candidate;
}
