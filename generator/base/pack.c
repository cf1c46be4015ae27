/* The number of the last run, then entries one after the other, each with a head that says what it is; the table of them
 * is made when the file is opened, by going from head to head. */
#include "base/pack.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file_below.h"
#include "base/limits.h"

/* Both as they stand in the file, by bytes of this machine: another makes its own. */
struct front {
    char mark[4];
    uint32_t run;
};
static const char front_mark[4] = {'P', 'P', 'K', '1'};
struct head {
    char mark[4];
    uint32_t used; /* the run that used it last, counted from 1; written over in place, so it is not checked */
    char space[PACK_SPACE_MOST];
    uint64_t size; /* of the bytes behind the head */
    struct sha256 key;
    uint64_t check; /* of all of the above but `used`, and of the bytes */
};
static const char head_mark[4] = {'P', 'P', 'E', '1'};

enum {
    USED_STEP = 8,             /* runs: a use is noted when the last note is older, to spare writing */
    USED_LATELY = 64,          /* runs: what was not used for longer may go */
    PENDING_MOST = 4 << 20,    /* bytes that wait to be written together */
    SPARE_LEAST = 16 << 20,    /* bytes of what may go that are worth writing the file anew */
    TABLE_LEAST = 1 << 10,
};

struct place {
    char space[PACK_SPACE_MOST];
    struct sha256 key;
    uint64_t at, size; /* of the bytes, in the file; size + 1, so that 0 is an empty place */
    uint64_t check;
    uint32_t used;
    bool noted; /* `used` is newer than what the file says */
};

struct pack {
    struct arena *arena; /* of the next two, and to open the file */
    struct str folder, name;
    int file; /* -1: there is none */
    bool writes, written;
    uint64_t end; /* of the entries in the file */
    struct buffer pending;
    uint32_t run;
    struct place *places; /* open addressing, by key */
    size_t count, capacity;
    pthread_mutex_t lock;
};

/* ---- the check ---- */

static uint64_t mix(uint64_t a, uint64_t b) {
    __uint128_t product = (__uint128_t)(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD1B54A32D192ED03u);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Against damage, not against malice: whoever may write the file may write anything. */
static uint64_t check_bytes(uint64_t check, struct str bytes) {
    uint64_t pair[2];
    check = mix(check, bytes.size);
    for (; bytes.size >= sizeof pair; bytes = str_skip(bytes, sizeof pair)) {
        memcpy(pair, bytes.data, sizeof pair);
        check = mix(check ^ pair[0], pair[1]);
    }
    memset(pair, 0, sizeof pair);
    if (bytes.size) memcpy(pair, bytes.data, bytes.size);
    return mix(check ^ pair[0], pair[1]);
}

static uint64_t check_entry(const struct head *head, struct str bytes) {
    uint64_t check = check_bytes(head->size, (struct str){head->space, sizeof head->space});
    return check_bytes(check_bytes(check, (struct str){(const char *)head->key.bytes, sizeof head->key}), bytes);
}

/* ---- the table ---- */

static void name_space(char space[PACK_SPACE_MOST], const char *name) {
    assert(strlen(name) <= PACK_SPACE_MOST);
    memset(space, 0, PACK_SPACE_MOST);
    memcpy(space, name, strlen(name));
}

static bool is_at(const struct place *place, const char space[PACK_SPACE_MOST], const struct sha256 *key) {
    return sha256_equal(&place->key, key) && !memcmp(place->space, space, PACK_SPACE_MOST);
}

/* The place of an entry, or the empty one where it belongs. */
static struct place *seek(struct place *places, size_t capacity, const char space[PACK_SPACE_MOST],
                          const struct sha256 *key) {
    uint64_t hash;
    memcpy(&hash, key->bytes, sizeof hash);
    size_t at = (size_t)hash & (capacity - 1);
    while (places[at].size && !is_at(&places[at], space, key)) at = (at + 1) & (capacity - 1);
    return &places[at];
}

static void make_room(struct pack *pack) {
    if (2 * pack->count < pack->capacity) return;
    size_t capacity = pack->capacity ? 2 * pack->capacity : TABLE_LEAST;
    struct place *places = calloc(capacity, sizeof *places);
    for (size_t i = 0; i < pack->capacity; i++)
        if (pack->places[i].size)
            *seek(places, capacity, pack->places[i].space, &pack->places[i].key) = pack->places[i];
    free(pack->places);
    pack->places = places;
    pack->capacity = capacity;
}

static void enter(struct pack *pack, const struct head *head, uint64_t at) {
    make_room(pack);
    struct place *place = seek(pack->places, pack->capacity, head->space, &head->key);
    pack->count += !place->size;
    *place = (struct place){.key = head->key, .at = at, .size = head->size + 1, .check = head->check};
    place->used = head->used;
    memcpy(place->space, head->space, PACK_SPACE_MOST);
}

static struct place *find(const struct pack *pack, const char *space, const struct sha256 *key) {
    char name[PACK_SPACE_MOST];
    name_space(name, space);
    struct place *place = pack->capacity ? seek(pack->places, pack->capacity, name, key) : NULL;
    return place && place->size ? place : NULL;
}

/* ---- the file ---- */

static bool read_at(int file, uint64_t at, void *bytes, size_t size) {
    for (char *to = bytes; size;) {
        ssize_t done = pread(file, to, size, (off_t)at);
        if (done <= 0) return false;
        to += done;
        at += (uint64_t)done;
        size -= (size_t)done;
    }
    return true;
}

static bool write_at(int file, uint64_t at, struct str bytes) {
    while (bytes.size) {
        ssize_t done = pwrite(file, bytes.data, bytes.size, (off_t)at);
        if (done <= 0) return false;
        at += (uint64_t)done;
        bytes = str_skip(bytes, (size_t)done);
    }
    return true;
}

static void read_front(struct pack *pack) {
    struct front front;
    bool whole = read_at(pack->file, 0, &front, sizeof front) && !memcmp(front.mark, front_mark, sizeof front_mark);
    pack->run = whole ? front.run + 1 : 1;
    pack->end = whole ? sizeof front : 0;
}

static bool write_front(const struct pack *pack) {
    struct front front = {.run = pack->run};
    memcpy(front.mark, front_mark, sizeof front_mark);
    return write_at(pack->file, 0, (struct str){(const char *)&front, sizeof front});
}

/* What stands behind a damaged head cannot be found: a run that writes goes on from there. */
static void read_heads(struct pack *pack) {
    off_t size = lseek(pack->file, 0, SEEK_END);
    uint64_t all = size > 0 ? (uint64_t)size : 0;
    struct head head;
    read_front(pack);
    while (pack->end && pack->end + sizeof head <= all && read_at(pack->file, pack->end, &head, sizeof head)) {
        bool whole = !memcmp(head.mark, head_mark, sizeof head_mark) && head.size <= all - pack->end - sizeof head;
        if (!whole) break;
        enter(pack, &head, pack->end + sizeof head);
        pack->end += sizeof head + head.size;
    }
    if (pack->writes && pack->end < all && ftruncate(pack->file, (off_t)pack->end)) pack->writes = false;
    if (!pack->end) pack->end = sizeof(struct front);
}

struct pack *pack_open(struct arena *arena, struct str folder, struct str name, enum pack_use use) {
    struct pack *pack = NEW(arena, struct pack);
    static const enum file_use uses[] = {
        [PACK_OWN] = FILE_WRITTEN, [PACK_READ] = FILE_READ, [PACK_GIVEN] = FILE_ASKED};
    *pack = (struct pack){.arena = arena, .folder = folder, .name = name, .lock = PTHREAD_MUTEX_INITIALIZER};
    pack->file = file_open_kept(arena, folder, name, uses[use], &pack->writes);
    pack->writes |= pack->file < 0 && use == PACK_OWN; /* it is made when something is written */
    pack->run = 1;
    pack->end = sizeof(struct front);
    if (pack->file >= 0) read_heads(pack);
    return pack;
}

/* Makes the file if it is missing, and counts the run. One that another run has made meanwhile is left to that. */
static bool begin_writing(struct pack *pack) {
    if (pack->written) return true;
    off_t empty = 0;
    if (pack->file < 0) {
        pack->file = file_open_kept(pack->arena, pack->folder, pack->name, FILE_MADE, &pack->writes);
        empty = pack->file < 0 ? -1 : lseek(pack->file, 0, SEEK_END);
    }
    pack->writes = pack->writes && !empty && write_front(pack);
    return pack->written = pack->writes;
}

/* With the lock held. After a failure nothing more is written: the disk may be full. */
static void flush(struct pack *pack) {
    if (!pack->pending.size || !begin_writing(pack)) return;
    if (write_at(pack->file, pack->end, buffer_str(&pack->pending))) pack->end += pack->pending.size;
    else pack->writes = false;
    if (!pack->writes && ftruncate(pack->file, (off_t)pack->end)) pack->end = 0;
    pack->pending.size = 0;
}

/* ---- getting and putting ---- */

/* `waiting`: the bytes, where they are not in the file yet. */
static bool read_entry(const struct pack *pack, const struct place *place, const char *waiting, struct arena *arena,
                       struct str *bytes) {
    size_t size = (size_t)(place->size - 1);
    char *data = arena_allocate(arena, size + 1, 1, _Alignof(max_align_t));
    struct head head = {.size = size, .key = place->key};
    memcpy(head.space, place->space, PACK_SPACE_MOST);
    *bytes = (struct str){data, size};
    if (waiting) memcpy(data, waiting, size);
    return (waiting || read_at(pack->file, place->at, data, size)) && check_entry(&head, *bytes) == place->check;
}

/* With the lock held. */
static bool take_waiting(const struct pack *pack, const struct place *place, struct arena *arena, struct str *bytes) {
    uint64_t at = place->at - pack->end;
    bool whole = at <= pack->pending.size && place->size - 1 <= pack->pending.size - at;
    return whole && read_entry(pack, place, pack->pending.data + at, arena, bytes);
}

static void note_use(const struct pack *pack, struct place *place) {
    place->noted |= place->used + USED_STEP <= pack->run;
    if (place->noted) place->used = pack->run;
}

bool pack_get(struct pack *pack, struct arena *arena, const char *space, const struct sha256 *key, struct str *bytes) {
    pthread_mutex_lock(&pack->lock);
    struct arena_mark mark = arena_mark(arena);
    struct place *found = find(pack, space, key), place = found ? *found : (struct place){0};
    bool waits = found && place.at >= pack->end; /* it was put by this run */
    bool taken = waits && take_waiting(pack, &place, arena, bytes);
    if (found) note_use(pack, found);
    pthread_mutex_unlock(&pack->lock);
    if (!found || taken) return taken;
    if (!waits && read_entry(pack, &place, NULL, arena, bytes)) return true;
    arena_rewind(arena, mark);
    return false;
}

bool pack_has(struct pack *pack, const char *space, const struct sha256 *key) {
    pthread_mutex_lock(&pack->lock);
    bool found = find(pack, space, key);
    pthread_mutex_unlock(&pack->lock);
    return found;
}

void pack_put(struct pack *pack, const char *space, const struct sha256 *key, struct str bytes) {
    struct head head = {.used = pack->run, .size = bytes.size, .key = *key};
    memcpy(head.mark, head_mark, sizeof head_mark);
    name_space(head.space, space);
    head.check = check_entry(&head, bytes);
    pthread_mutex_lock(&pack->lock);
    uint64_t at = pack->end + pack->pending.size;
    if (pack->writes && at + sizeof head + bytes.size <= LIMIT_PACK) {
        enter(pack, &head, at + sizeof head);
        buffer_bytes(&pack->pending, &head, sizeof head);
        buffer_append(&pack->pending, bytes);
        if (pack->pending.size >= PENDING_MOST) flush(pack);
    }
    pthread_mutex_unlock(&pack->lock);
}

/* ---- the end of a run ---- */

static void note_uses(struct pack *pack) {
    if (!begin_writing(pack)) return;
    for (size_t i = 0; i < pack->capacity; i++) {
        const struct place *place = &pack->places[i];
        uint64_t at = place->at - sizeof(struct head) + offsetof(struct head, used);
        if (!place->size || !place->noted) continue;
        if (!write_at(pack->file, at, (struct str){(const char *)&place->used, sizeof place->used})) return;
    }
}

static bool is_spare(const struct pack *pack, const struct place *place) {
    return place->used + USED_LATELY < pack->run;
}

/* Bytes that would be left of the file without what may go: unused for long, or put again since. */
static uint64_t needed_bytes(const struct pack *pack) {
    uint64_t needed = 0;
    for (size_t i = 0; i < pack->capacity; i++)
        if (pack->places[i].size && !is_spare(pack, &pack->places[i]))
            needed += sizeof(struct head) + pack->places[i].size - 1;
    return needed;
}

static int by_offset(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

/* In the order in which they stand, so that each moves to the front and none over one that is still to be moved. A kill
 * between two leaves a file that ends there for the next run. */
static void drop_spare(struct pack *pack) {
    struct arena *scratch = arena_create();
    qsort(pack->places, pack->capacity, sizeof *pack->places, by_offset);
    uint64_t end = sizeof(struct front);
    for (size_t i = 0; i < pack->capacity; i++) {
        const struct place *place = &pack->places[i];
        if (!place->size || is_spare(pack, place)) continue;
        size_t size = sizeof(struct head) + (size_t)place->size - 1;
        struct arena_mark mark = arena_mark(scratch);
        char *entry = arena_allocate(scratch, size, 1, 1);
        bool moved = read_at(pack->file, place->at - sizeof(struct head), entry, size) &&
                     (end + sizeof(struct head) == place->at || write_at(pack->file, end, (struct str){entry, size}));
        arena_rewind(scratch, mark);
        if (!moved) break;
        end += size;
    }
    if (ftruncate(pack->file, (off_t)end)) pack->end = 0;
    arena_destroy(scratch);
}

static bool has_uses(const struct pack *pack) {
    for (size_t i = 0; i < pack->capacity; i++)
        if (pack->places[i].size && pack->places[i].noted) return true;
    return false;
}

void pack_close(struct pack *pack, bool make) {
    if (!pack) return;
    pack->writes &= make || pack->file >= 0;
    if (pack->writes) flush(pack);
    if (pack->writes && has_uses(pack)) note_uses(pack);
    uint64_t needed = needed_bytes(pack);
    if (pack->writes && pack->end > 2 * needed && pack->end - needed > SPARE_LEAST) drop_spare(pack);
    file_close(pack->file);
    buffer_free(&pack->pending);
    free(pack->places);
    pthread_mutex_destroy(&pack->lock);
}
