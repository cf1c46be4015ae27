/* Flat bytes: what is put is taken, at its extremes too; what was not put is refused. */
#include "check.h"

#include "base/arena.h"
#include "base/flat.h"
#include "base/message_flat.h"

static struct str finished(struct arena *arena, struct flat_writer *flat) {
    struct str bytes;
    assert_true(flat_finish(flat, arena, &bytes));
    return bytes;
}

static void test_numbers(void **state) {
    (void)state;
    static const uint64_t numbers[] = {0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, UINT32_MAX, UINT64_MAX};
    static const int64_t signs[] = {0, -1, 1, -64, 64, INT32_MIN, INT64_MIN, INT64_MAX};
    struct arena *arena = arena_create();
    struct flat_writer out = {0};
    for (size_t i = 0; i < 8; i++) flat_put(&out, numbers[i]), flat_put_signed(&out, signs[i]);
    struct flat_reader in = flat_open(arena, finished(arena, &out), (struct flat_sources){0});
    for (size_t i = 0; i < 8; i++) {
        assert_true(flat_take(&in) == numbers[i]);
        assert_true(flat_take_signed(&in) == signs[i]);
    }
    assert_true(flat_is_done(&in));
    assert_int_equal(flat_take(&in), 0);
    assert_false(flat_is_done(&in));
    arena_destroy(arena);
}

static void test_decimals(void **state) {
    (void)state;
    static const char *const texts[] = {"0", "1", "-1", "1.50", "1073741824", "-999999999999999999999999999999.1234"};
    struct arena *arena = arena_create();
    struct flat_writer out = {0};
    struct decimal decimals[6];
    for (size_t i = 0; i < 6; i++) assert_true(decimal_parse(str_of(texts[i]), &decimals[i]));
    for (size_t i = 0; i < 6; i++) flat_put_decimal(&out, decimals[i]);
    struct flat_reader in = flat_open(arena, finished(arena, &out), (struct flat_sources){0});
    for (size_t i = 0; i < 6; i++) {
        struct decimal taken = flat_take_decimal(&in);
        assert_memory_equal(&taken, &decimals[i], sizeof taken); /* zeros behind the point too */
    }
    assert_true(flat_is_done(&in));
    flat_put_decimal(&out, decimal_divide(decimal_of(1), decimal_of(0)));
    in = flat_open(arena, finished(arena, &out), (struct flat_sources){0});
    flat_take_decimal(&in);
    assert_true(in.failed);
    arena_destroy(arena);
}

/* In a source, again, on its own; and what leads out of the texts or of the sources. */
static void test_texts(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct source source = {.text = STR("one two three")}, other = {.text = STR("four")};
    const struct source *const items[] = {&source};
    struct flat_sources sources = {items, 1};
    struct flat_writer out = {.sources = sources};
    struct str own = str_copy(arena, STR("own")), inside = str_slice(source.text, 4, 7);
    struct str all[] = {inside, own, own, {0}, STR("five")};
    for (size_t i = 0; i < 5; i++) flat_put_text(&out, all[i]);
    flat_put_span(&out, (struct span){&source, 3, 2, 1});
    struct str bytes = finished(arena, &out);
    struct flat_reader in = flat_open(arena, bytes, sources);
    for (size_t i = 0; i < 5; i++) CHECK_STR(flat_take_text(&in), str_terminated(arena, all[i]));
    struct span span = flat_take_span(&in);
    assert_true(span.source == &source && span.line == 3 && span.column == 2 && span.length == 1);
    assert_true(flat_is_done(&in));
    const struct source *const shorter[] = {&other};
    in = flat_open(arena, bytes, (struct flat_sources){shorter, 1});
    flat_take_text(&in);
    assert_true(in.failed);
    flat_put_span(&out, (struct span){&other, 1, 1, 1});
    assert_false(flat_finish(&out, arena, &bytes));
    for (size_t cut = 0; cut < bytes.size; cut++)
        assert_true(flat_open(arena, str_slice(bytes, 0, cut), sources).failed);
    arena_destroy(arena);
}

static bool is_sound(const char *pattern) {
    const struct argument arguments[] = {argument_words(pattern), argument_text(STR("a")), argument_number(2)};
    return message_is_sound(message_of(arguments, 3));
}

static void test_messages_that_cannot_be_said_are_refused(void **state) {
    (void)state;
    assert_true(is_sound("{0} and {1, plural, one {one} other {# of {0}}}"));
    assert_true(is_sound("'{9}' {|a note} it''s"));
    assert_false(is_sound("{2}"));
    assert_false(is_sound("{0, plural, other {x}}"));
    assert_false(is_sound("{1, plural, other {{2}}}"));
    assert_false(is_sound("'{'''{2}"));
    assert_false(is_sound("{a}"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers), cmocka_unit_test(test_decimals),
                                       cmocka_unit_test(test_texts),
                                       cmocka_unit_test(test_messages_that_cannot_be_said_are_refused)};
    return cmocka_run_group_tests_name("flat bytes", tests, NULL, NULL);
}
