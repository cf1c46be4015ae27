/* Each value is noted once: a table of addresses tells which were. Nothing depends on its order. */
#include "formula/trace.h"

#include "base/arena.h"

struct trace {
    struct arena *arena;
    const struct record *own;
    struct trace_cell *cells;
    size_t count, capacity;
    uint32_t *places; /* open addressing: cell + 1; 0: free */
    size_t mask;
    struct trace_named *things;
    size_t thing_count, thing_capacity;
    bool refused;
};

struct trace *trace_new(struct arena *arena, const struct record *own) {
    struct trace *trace = NEW(arena, struct trace);
    *trace = (struct trace){.arena = arena, .own = own};
    return trace;
}

static size_t first_place(const struct trace_cell *cell, size_t mask) {
    uintptr_t mixed = ((uintptr_t)cell->record >> 4) * 31 + ((uintptr_t)cell->field >> 4) + cell->part;
    return (mixed ^ mixed >> 15) & mask;
}

static bool is_same(const struct trace_cell *a, const struct trace_cell *b) {
    return a->record == b->record && a->field == b->field && a->part == b->part;
}

static uint32_t *place_of(const struct trace *trace, const struct trace_cell *cell) {
    size_t at = first_place(cell, trace->mask);
    while (trace->places[at] && !is_same(&trace->cells[trace->places[at] - 1], cell)) at = (at + 1) & trace->mask;
    return &trace->places[at];
}

static void widen(struct trace *trace) {
    enum { FIRST_SIZE = 64 };
    size_t size = trace->places ? 2 * (trace->mask + 1) : FIRST_SIZE;
    trace->places = NEW_ARRAY(trace->arena, uint32_t, size);
    trace->mask = size - 1;
    for (size_t i = 0; i < trace->count; i++) *place_of(trace, &trace->cells[i]) = (uint32_t)i + 1;
}

static bool is_of(const struct records *records, const struct record *record) {
    if (record->number >= records->count) return false;
    return __atomic_load_n(&records->items[record->number], __ATOMIC_RELAXED) == record; /* others may be copied now */
}

static void add(struct trace *trace, const struct trace_cell *cell) {
    if (!trace->places || 2 * trace->count > trace->mask) widen(trace);
    uint32_t *place = place_of(trace, cell);
    if (*place) return;
    ARENA_PUSH(trace->arena, trace->cells, trace->count, trace->capacity) = *cell;
    *place = (uint32_t)trace->count;
}

static void note(struct trace *trace, const struct records *records, struct trace_cell cell) {
    if (cell.record->document == trace->own || !records || !is_of(records, cell.record)) return;
    struct trace_cell whole = {.record = cell.record->document, .part = TRACE_WHOLE};
    if (trace->places && *place_of(trace, &whole)) return; /* all of the document is noted */
    cell.class = records->class;
    add(trace, &cell);
}

void trace_read(struct trace *trace, const struct records *records, const struct record *record,
                const struct field *field) {
    if (trace) note(trace, records, (struct trace_cell){.record = record, .field = field});
}

void trace_head(struct trace *trace, const struct records *records, const struct record *record) {
    if (trace) note(trace, records, (struct trace_cell){.record = record, .part = TRACE_HEAD});
}

void trace_whole(struct trace *trace, const struct records *records, const struct record *record) {
    if (trace) note(trace, records, (struct trace_cell){.record = record, .part = TRACE_WHOLE});
}

/* They are few. */
void trace_thing(struct trace *trace, enum trace_thing thing, enum class class, struct str name) {
    for (size_t i = 0; trace && i < trace->thing_count; i++) {
        const struct trace_named *other = &trace->things[i];
        if (other->thing == thing && other->class == class && str_equal(other->name, name)) return;
    }
    if (!trace) return;
    ARENA_PUSH(trace->arena, trace->things, trace->thing_count, trace->thing_capacity) =
        (struct trace_named){thing, class, str_copy(trace->arena, name)};
}

void trace_refuse(struct trace *trace) {
    if (trace) trace->refused = true;
}

void trace_join(struct trace *trace, const struct trace *other) {
    for (size_t i = 0; i < other->count; i++) add(trace, &other->cells[i]);
    for (size_t i = 0; i < other->thing_count; i++)
        trace_thing(trace, other->things[i].thing, other->things[i].class, other->things[i].name);
    trace->refused |= other->refused;
}

struct trace_taken trace_taken(const struct trace *trace) {
    return (struct trace_taken){trace->cells, trace->count, trace->things, trace->thing_count, trace->refused};
}
