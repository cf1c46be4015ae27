/* The gate's reader of HTML: every text with its place, whatever way it is written; words are whole; hostile files end.
 */
#include "gate_said.h"

static struct str said_of(struct arena *arena, struct str html) {
    struct gate_texts texts = {.arena = arena};
    gate_html_texts(&texts, html);
    return gate_said(arena, &texts);
}

struct row {
    struct str html;
    const char *said;
};

static void check_rows(struct arena *arena, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) CHECK_STR_OF(rows[i].html.data, said_of(arena, rows[i].html), rows[i].said);
}
#define CHECK_ROWS(rows) check_rows(*state, rows, sizeof rows / sizeof *rows)

static void words_are_whole(void **state) {
    static const struct row rows[] = {
        {STR_INIT("<p>Schmerz<wbr>gren<b>ze</b>n</p>"), "body p: Schmerzgrenzen\n"},
        {STR_INIT("<p>Schmerz&shy;gr<span><i>en</i></span>ze</p>"), "body p: Schmerz\u00ADgrenze\n"},
        {STR_INIT("<p>a<!-- x -->b</p>"), "comment:  x --\nbody p: ab\n"},
        {STR_INIT("<p>one<p>two<div>three</div>four"), "body p: one\nbody p: two\nbody div: three\nbody p: four\n"},
        {STR_INIT("<td>1<td>2<tr><td>3"), "body td: 1\nbody td: 2\nbody td: 3\n"},
        {STR_INIT("<p>one<br>two</p>"), "body p: one~two\n"},
        {STR_INIT("<figure><figcaption>Caption</figcaption></figure>"), "body figure > figcaption: Caption\n"},
        {STR_INIT("<svg><text>Um<tspan>satz</tspan></text><title>Chart</title></svg>"),
         "body text: Umsatz\nbody title: Chart\n"},
        {STR_INIT("bare"), "body: bare\n"},
        {STR_INIT(""), ""},
        {STR_INIT("<p> \n </p>"), ""},
    };
    CHECK_ROWS(rows);
}

static void references_are_characters(void **state) {
    static const struct row rows[] = {
        {STR_INIT("&auml;&#228;&#xE4;&#XE4&#228x&auml"), "body: äääääxä\n"},
        {STR_INIT("&euro;&nbsp;&ZeroWidthSpace;&amp;lt;&lt&fflig;"), "body: €\u00A0\u200B&lt;<\uFB00\n"},
        {STR_INIT("&#0;&#x110000;&#xD800;&#99999999999999999999;&#x80;"), "body: \uFFFD\uFFFD\uFFFD\uFFFD€\n"},
        {STR_INIT("&zzz;&;&#;&#x;& &"), "body: &zzz;&;&#;&#x;& &\n"},
        {STR_INIT("<a title='&uuml;&uumlx&uuml=&uuml'>x</a>"), "attribute a title: ü&uumlx&uuml=ü\nbody: x\n"},
    };
    CHECK_ROWS(rows);
}

static void attributes_are_texts(void **state) {
    static const struct row rows[] = {
        {STR_INIT("<img alt=Eins title = 'Zwei' data-x=\"Dr&#101;i\">"),
         "attribute img alt: Eins\nattribute img title: Zwei\nattribute img: data-x\nattribute img data-x: Drei\n"},
        {STR_INIT("<P CLASS=Geheim ID=x/y HIDDEN>t</P>"),
         "attribute p class: Geheim\nattribute p id: x/y\nattribute p hidden: hidden\nbody p: t\n"},
        {STR_INIT("<a href='mailto:a@b.de?subject=Schmerz+gr%65nze'>x</a>"),
         "link a href: mailto:a@b.de?subject=Schmerz+grenze\nlink a href: ?subject=Schmerz grenze\nbody: x\n"},
        {STR_INIT("<a href='x%25C3%25A4y'>x</a>"), "link a href: xäy\nbody: x\n"},
        {STR_INIT("<p class=a></p><p class=a></p><p class=b></p>"), "attribute p class: a\nattribute p class: b\n"},
        {STR_INIT("<svg width=10 viewBox='0 0 1 1'><path d='M0 1L2,3'/><path d='geheim'/><g transform='rotate(1)' "
                  "width='5 Geheimnisse'/></svg>"),
         "attribute path d: geheim\nattribute g width: 5 Geheimnisse\n"},
        {STR_INIT("<p style='content: \"\\47 eheim\"'>"),
         "attribute p style: content: \"\\47 eheim\"\nattribute p style: content: \"Geheim\"\n"},
        {STR_INIT("<x-geheim>y</x-geheim>"), "attribute x-geheim: x-geheim\nbody x-geheim: y\n"},
        {STR_INIT("<p a='1'b='2'=c>z"), "attribute p a: 1\nattribute p b: 2\nattribute p =c: =c\nbody p: z\n"},
        {STR_INIT("<meta http-equiv=P content=\"default-src 'none'; x 'self'\"><svg fill=none stroke=red>"),
         "attribute meta: http-equiv\nmetadata meta http-equiv: P\nmetadata meta content: default-src       ; x       \nattribute svg stroke: red\n"},
        {STR_INIT("<meta name=author content='Frau X'><html lang=de>"),
         "metadata meta name: author\nmetadata meta content: Frau X\nmetadata html lang: de\n"},
    };
    CHECK_ROWS(rows);
}

static void raw_text_ends_with_its_tag(void **state) {
    static const struct row rows[] = {
        {STR_INIT("<title>A &amp; <b>B</title>"), "metadata title: A & <b>B\n"},
        {STR_INIT("<textarea>&lt;<i></textarea>"), "body textarea: <<i>\n"},
        {STR_INIT("<style>p{}</styles></STYLE >x"), "style style: p{}</styles>\nbody: x\n"},
        {STR_INIT("<script>a='\\u0047eheim\\x21'</script>"),
         "style script: a='\\u0047eheim\\x21'\nstyle script: a='Geheim!'\n"},
        {STR_INIT("<script>if (a<b) '</p>'"), "style script: if (a<b) '</p>'\n"},
        {STR_INIT("<svg><style>a&amp;b</style><title>c<b>d</title>e</svg>"), "body style: a&b\nbody title: cd\nbody svg: e\n"},
        {STR_INIT("<svg><![CDATA[a<b&amp;]]></svg><![CDATA[c]]>"), "body svg: a<b&amp;\ncomment: [CDATA[c]]\n"},
        {STR_INIT("<plaintext><p>x"), "body plaintext: <p>x\n"},
    };
    CHECK_ROWS(rows);
}

static void comments_are_read(void **state) {
    static const struct row rows[] = {
        {STR_INIT("<!doctype html><?xml a?></ b><!x>"),
         "comment: doctype html\ncomment: ?xml a?\ncomment:  b\ncomment: x\n"},
        {STR_INIT("<!-->a<!--->b<!--c--!>d<!-- e"), "comment: c--!\ncomment:  e\nbody: abd\n"},
        {STR_INIT("a < b <3 </"), "body: a < b <3\n"},
    };
    CHECK_ROWS(rows);
}

static void data_are_decoded(void **state) {
    static const struct row rows[] = {
        {STR_INIT("<img src='data:image/svg+xml,%3Csvg%3E%3Ctitle%3EGeheim%3C/title%3E%3C/svg%3E'>"),
         "data img src title: Geheim\nlink img src: data:image/svg+xml\n"},
        {STR_INIT("<img src='data:image/svg+xml;base64,PHN2Zz48dGV4dD5HZWhlaW08L3RleHQ+PC9zdmc+'>"),
         "data img src text: Geheim\nlink img src: data:image/svg+xml;base64\n"},
        {STR_INIT("<style>p{background:url(data:text/plain,Geh%65im)}</style>"),
         "style style: p{background:url(data:text/plain,Geh%65im)}\ndata style : Geheim\n"},
        {STR_INIT("<img src='data:image/png;base64,iVBORw0KGgoAAAAGdEVYdEdlaGVpbQAAAAAAAAAESURBVGFiY2QAAAAA'>"),
         "data img src : Geheim~\nlink img src: data:image/png;base64\n"},
    };
    CHECK_ROWS(rows);
}

static void files_lie_in_one_another_to_a_depth(void **state) {
    struct str inner = STR("<p>deep</p>");
    for (int i = 0; i < 8; i++) {
        struct buffer out = {0};
        for (size_t at = 0; at < inner.size; at++) buffer_format(&out, "%%%02X", (unsigned char)inner.data[at]);
        inner = str_format(*state, "<img src='data:text/html,%.*s'>", STR_ARG(buffer_str(&out)));
        buffer_free(&out);
        if (inner.size > 4000000) break;
    }
    CHECK_HOLDS(said_of(*state, inner), "deep"); /* as a text, or in what is said about files that lie too deep */
}

static void other_encodings_are_read(void **state) {
    CHECK_STR(said_of(*state, STR("\xFF\xFE<\0p\0>\0\xE4\0")), "body p: ä\n");
    CHECK_STR(said_of(*state, STR("\xEF\xBB\xBF<p>\xC3\xA4 \xE4 \x80")), "body p: ä ä €\n");
    CHECK_HOLDS(said_of(*state, STR("a\0b")), "unread: the bytes are no HTML");
}

static struct str repeated(struct arena *arena, const char *text, size_t size) {
    size_t one = strlen(text);
    char *bytes = NEW_ARRAY(arena, char, size + one);
    for (size_t at = 0; at < size; at += one) memcpy(bytes + at, text, one);
    return (struct str){bytes, size};
}

/* Each in a moment: a reader that went over them again and again would take hours. */
static void hostile_files_end(void **state) {
    (void)state;
    static const char *const parts[] = {
        "<",       "<a ",      "<a b='", "<!--",    "<!",       "&",          "&#",    "<p>",
        "</p>",    "<div><b>", "<svg>",  "<script", "<style><", "<title></t", "data:", "<a b=\"data:,data:",
        "<b c=d>", "<x ",      "--",     "<!---",   "</",       "a=b "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct arena *arena = arena_create();
        struct gate_texts texts = {.arena = arena};
        gate_html_texts(&texts, repeated(arena, parts[i], 2 * 1024 * 1024));
        if (arena_used(arena) > 200 * 1024 * 1024) fail_msg("“%s” takes %zu bytes", parts[i], arena_used(arena));
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(words_are_whole),
        CHECK_ARENA(references_are_characters),
        CHECK_ARENA(attributes_are_texts),
        CHECK_ARENA(raw_text_ends_with_its_tag),
        CHECK_ARENA(comments_are_read),
        CHECK_ARENA(data_are_decoded),
        CHECK_ARENA(files_lie_in_one_another_to_a_depth),
        CHECK_ARENA(other_encodings_are_read),
        CHECK_ARENA(hostile_files_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
