/* A project's own page: what may stand before the security policy. */
#include "check.h"
#include "project/page.h"

#define BEGIN "<!doctype html>\n<html lang=\"{{language}}\">\n<head>\n<meta charset=\"utf-8\">\n"

static void a_page_begins_with_the_policy(void **state) {
    static const char *const safe[] = {
        BEGIN "{{policy}}\n<script>a()</script>{{body}}",
        "\xEF\xBB\xBF<!DOCTYPE html><HTML><head>{{policy}}",
        "<html lang=\"de\" dir=\"ltr\">\r\n<head>\t{{policy}}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        if (!page_is_safe(str_of(safe[i]))) fail_msg("refused: %s", safe[i]);
}

/* What a browser would read otherwise than it looks. */
static void nothing_else_stands_before_it(void **state) {
    static const char *const unsafe[] = {
        "",
        "{{body}}",
        "{{policy}}",
        BEGIN,
        BEGIN "<script>a()</script>{{policy}}",
        BEGIN "{{body}}{{policy}}",
        BEGIN "<!-- {{policy}} -->",
        BEGIN "<!-- --><!-- {{policy}}",
        BEGIN "<meta http-equiv=\"refresh\" content=\"0;url=https://example.org\">{{policy}}",
        BEGIN "<title>{{policy}}</title>",
        BEGIN "<template>{{policy}}</template>",
        BEGIN "<noscript>{{policy}}</noscript>",
        BEGIN "{{ policy }}",
        "<html lang='><head>{{policy}}'><script>a()</script>",
        "<html lang=a'><script>a()</script><html lang='><head>{{policy}}",
        "<html lang=\"a\"onclick=a()><head>{{policy}}",
        "<html lang=\"{{style}}\"><head>{{policy}}",
        "<htmllang=\"a\"><head>{{policy}}",
        "<html onclick=\"a()\"><head>{{policy}}",
        "<html lang=\"{{policy}}\"><head><script>a()</script>",
        "<html lang=\"a\" =\"><head>{{policy}}",
        "<html><head><head>{{policy}}",
        "<html><body><head>{{policy}}",
        "<html><head/>{{policy}}",
        "<html><head></head>{{policy}}",
        "<htmlx><head>{{policy}}",
        "<html",
        "<html lang",
        "<html lang=\"",
    };
    (void)state;
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
        if (page_is_safe(str_of(unsafe[i]))) fail_msg("taken: %s", unsafe[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_page_begins_with_the_policy),
        CHECK_ARENA(nothing_else_stands_before_it),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
