/* A pack gives back what was put there or nothing: whatever happens to its file, and whoever uses it at once. */
#include "base/pack.h"

#include <fcntl.h>

#include "base/buffer.h"
#include "check.h"
#include "folder.h"

static struct sha256 key(size_t number) { return sha256_of((struct str){(const char *)&number, sizeof number}); }

/* A content of its own for each number, of very different sizes. */
static struct str content(struct arena *arena, size_t number) {
    size_t size = number * number * 7 % 5000;
    char *data = NEW_ARRAY(arena, char, size + 1);
    for (size_t i = 0; i < size; i++) data[i] = (char)(number * 31 + i * i);
    return (struct str){data, size};
}

static bool holds(struct pack *pack, struct arena *arena, size_t number) {
    struct sha256 name = key(number);
    struct str bytes;
    return pack_get(pack, arena, "test", &name, &bytes) && str_equal(bytes, content(arena, number));
}

/* Another content under the key is never given. */
static bool lies(struct pack *pack, struct arena *arena, size_t number) {
    struct sha256 name = key(number);
    struct str bytes;
    return pack_get(pack, arena, "test", &name, &bytes) && !str_equal(bytes, content(arena, number));
}

static void put(struct pack *pack, struct arena *arena, size_t number) {
    struct sha256 name = key(number);
    pack_put(pack, "test", &name, content(arena, number));
}

enum { ENTRIES = 300 };

static struct str filled(struct arena *arena) {
    struct str folder = folder_make(arena);
    struct pack *pack = pack_open(arena, folder, STR("cache/a.pack"), PACK_OWN);
    for (size_t i = 0; i < ENTRIES; i++) put(pack, arena, i);
    assert_true(holds(pack, arena, 7)); /* before it is in the file */
    pack_close(pack, true);
    return folder;
}

static size_t count_held(struct arena *arena, struct str folder) {
    struct pack *pack = pack_open(arena, folder, STR("cache/a.pack"), PACK_READ);
    size_t held = 0;
    for (size_t i = 0; i < ENTRIES; i++) {
        assert_false(lies(pack, arena, i));
        held += holds(pack, arena, i);
    }
    pack_close(pack, true);
    return held;
}

static void entries_come_back(void **state) {
    struct arena *arena = *state;
    struct str folder = filled(arena);
    assert_int_equal(count_held(arena, folder), ENTRIES);
    struct pack *pack = pack_open(arena, folder, STR("cache/a.pack"), PACK_OWN);
    struct sha256 seven = key(7);
    assert_false(pack_has(pack, "other", &seven));
    pack_put(pack, "test", &seven, STR("newer"));
    pack_close(pack, true);
    pack = pack_open(arena, folder, STR("cache/a.pack"), PACK_READ);
    struct str bytes;
    assert_true(pack_get(pack, arena, "test", &seven, &bytes));
    CHECK_STR(bytes, "newer");
    pack_close(pack, true);
    folder_remove(arena, folder);
}

static void nothing_is_an_empty_pack(void **state) {
    struct arena *arena = *state;
    struct str folder = folder_make(arena);
    struct pack *pack = pack_open(arena, folder, STR("none/a.pack"), PACK_READ);
    assert_false(holds(pack, arena, 1));
    put(pack, arena, 1); /* nobody said that it may be written */
    assert_false(holds(pack, arena, 1));
    pack_close(pack, true);
    pack = pack_open(arena, folder, STR("none/a.pack"), PACK_OWN);
    put(pack, arena, 1);
    assert_true(holds(pack, arena, 1));
    pack_close(pack, false);
    assert_false(file_exists(arena, path_join(arena, folder, STR("none"))));
    folder_remove(arena, folder);
}

static int open_file(struct arena *arena, struct str folder) {
    return open(folder_at(arena, folder, "cache/a.pack"), O_RDWR);
}

/* Bytes that were changed cost at most the entry that they are in, or what stands behind it; nothing false is given. */
static void damage_is_noticed(void **state) {
    struct arena *arena = *state;
    for (off_t at = 0; at < 40000; at += 997) {
        struct str folder = filled(arena);
        int file = open_file(arena, folder);
        char byte;
        assert_int_equal(pread(file, &byte, 1, at), 1);
        byte = (char)(byte ^ 0x10);
        assert_int_equal(pwrite(file, &byte, 1, at), 1);
        close(file);
        count_held(arena, folder);
        folder_remove(arena, folder);
    }
}

/* What was cut off is put again, and then all is there. */
static void a_short_file_is_filled_again(void **state) {
    struct arena *arena = *state;
    for (off_t size = 0; size < 2000; size += 97) {
        struct str folder = filled(arena);
        assert_int_equal(truncate(folder_at(arena, folder, "cache/a.pack"), size), 0);
        struct pack *pack = pack_open(arena, folder, STR("cache/a.pack"), PACK_OWN);
        for (size_t i = 0; i < ENTRIES; i++)
            if (!holds(pack, arena, i)) put(pack, arena, i);
        pack_close(pack, true);
        assert_int_equal(count_held(arena, folder), ENTRIES);
        folder_remove(arena, folder);
    }
}

static void a_file_with_other_rights_is_not_believed(void **state) {
    struct arena *arena = *state;
    struct str folder = filled(arena);
    assert_int_equal(chmod(folder_at(arena, folder, "cache/a.pack"), 0644), 0);
    assert_int_equal(count_held(arena, folder), 0);
    struct pack *given = pack_open(arena, folder, STR("cache/a.pack"), PACK_GIVEN);
    assert_true(holds(given, arena, 5));
    pack_close(given, true);
    folder_remove(arena, folder);
}

static void a_second_writer_only_reads(void **state) {
    struct arena *arena = *state;
    struct str folder = filled(arena);
    struct pack *first = pack_open(arena, folder, STR("cache/a.pack"), PACK_OWN);
    struct pack *second = pack_open(arena, folder, STR("cache/a.pack"), PACK_OWN);
    assert_true(holds(second, arena, 3));
    put(second, arena, ENTRIES + 1);
    put(first, arena, ENTRIES + 2);
    pack_close(second, true);
    pack_close(first, true);
    first = pack_open(arena, folder, STR("cache/a.pack"), PACK_READ);
    assert_false(holds(first, arena, ENTRIES + 1));
    assert_true(holds(first, arena, ENTRIES + 2));
    pack_close(first, true);
    folder_remove(arena, folder);
}

/* Large entries that no run asks for any more go after some time, and those that are used stay. */
static void what_is_not_used_goes(void **state) {
    struct arena *arena = *state;
    struct str folder = filled(arena);
    enum { LARGE = 4 << 20, RUNS = 80 };
    struct str large = {NEW_ARRAY(arena, char, LARGE), LARGE};
    struct pack *pack = pack_open(arena, folder, STR("cache/a.pack"), PACK_OWN);
    for (size_t i = 0; i < 6; i++) {
        struct sha256 name = key(1000 + i);
        pack_put(pack, "large", &name, large);
    }
    pack_close(pack, true);
    for (int run = 0; run < RUNS; run++) {
        struct arena *scratch = arena_create();
        pack = pack_open(arena, folder, STR("cache/a.pack"), PACK_OWN);
        for (size_t i = 0; i < ENTRIES; i++) assert_true(holds(pack, scratch, i));
        put(pack, scratch, 7); /* a run that puts nothing does not count */
        pack_close(pack, true);
        arena_destroy(scratch);
    }
    struct stat status;
    assert_int_equal(stat(folder_at(arena, folder, "cache/a.pack"), &status), 0);
    assert_true(status.st_size < LARGE);
    assert_int_equal(count_held(arena, folder), ENTRIES);
    folder_remove(arena, folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(entries_come_back),
        CHECK_ARENA(nothing_is_an_empty_pack),
        CHECK_ARENA(damage_is_noticed),
        CHECK_ARENA(a_short_file_is_filled_again),
        CHECK_ARENA(a_file_with_other_rights_is_not_believed),
        CHECK_ARENA(a_second_writer_only_reads),
        CHECK_ARENA(what_is_not_used_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
