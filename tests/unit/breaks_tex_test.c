/* Total fit beside TeX: the paragraph of Knuth and Plass's article and its German original, at several widths. Widths
 * and line ends are TeX's (cmr10, in sp), printed by tests/typography/breaks.sh.
 *
 * TeX's parameters are those of plain TeX, but for the demerits of two hyphens in a row and of one before the last
 * line, which are ours. Not TeX's, and switched off or without effect here: a short last line is avoided; the first
 * line may be very loose at no cost; badness is rounded. */
#include "check.h"

#include "base/buffer.h"
#include "layout/breaks.h"

enum { SP = 65536, HYPHEN_WIDTH = 218453, FINAL_HYPHEN = 30000, PARTS_MOST = 400 };

/* A part of a word and what follows: a space, '|' a place for a hyphen, '/' a break that needs none, '.' the end. */
struct part {
    const char *text;
    int width;
    char after;
};

/* clang-format off */
static const struct part english[] = {
    {"In", 600748, ' '}, {"old", 873816, '|'}, {"en", 655361, ' '}, {"times", 1532817, ' '}, {"when", 1492767, ' '},
    {"wish", 1277954, '|'}, {"ing", 873816, ' '}, {"still", 1059501, ' '}, {"helped", 1875062, ' '},
    {"one,", 1165087, ' '}, {"there", 1458178, ' '}, {"lived", 1347132, ' '}, {"a", 327681, ' '},
    {"king", 1219702, ' '}, {"whose", 1714861, ' '}, {"daugh", 1747632, '|'}, {"ters", 1061320, ' '},
    {"were", 1294336, ' '}, {"all", 691771, ' '}, {"beau", 1365337, '|'}, {"ti", 436908, '|'}, {"ful;", 928430, ' '},
    {"and", 1055861, ' '}, {"the", 910224, ' '}, {"young", 1711223, '|'}, {"est", 804637, ' '}, {"was", 1041295, ' '},
    {"so", 586184, ' '}, {"beau", 1365337, '|'}, {"ti", 436908, '|'}, {"ful", 746385, ' '}, {"that", 1201497, ' '},
    {"the", 910224, ' '}, {"sun", 986683, ' '}, {"it", 436908, '|'}, {"self,", 1114114, ' '}, {"which", 1656607, ' '},
    {"has", 950274, ' '}, {"seen", 1205135, ' '}, {"so", 586184, ' '}, {"much,", 1711221, ' '}, {"was", 1041295, ' '},
    {"aston", 1532818, '|'}, {"ished", 1459999, ' '}, {"when", 1492767, '|'}, {"ever", 1166906, ' '},
    {"it", 436908, ' '}, {"shone", 1605635, ' '}, {"in", 546135, ' '}, {"her", 912044, ' '}, {"face.", 1292518, ' '},
    {"Close", 1532816, ' '}, {"by", 691771, ' '}, {"the", 910224, ' '}, {"king's", 1660250, ' '},
    {"cas", 877455, '|'}, {"tle", 728179, ' '}, {"lay", 837407, ' '}, {"a", 327681, ' '}, {"great", 1458179, ' '},
    {"dark", 1294340, ' '}, {"for", 784614, '|'}, {"est,", 986682, ' '}, {"and", 1055861, ' '}, {"un", 728180, '|'},
    {"der", 912044, ' '}, {"an", 691771, ' '}, {"old", 873816, ' '}, {"lime-", 1419949, '/'}, {"tree", 1094088, ' '},
    {"in", 546135, ' '}, {"the", 910224, ' '}, {"for", 784614, '|'}, {"est", 804637, ' '}, {"was", 1041295, ' '},
    {"a", 327681, ' '}, {"well,", 1292517, ' '}, {"and", 1055861, ' '}, {"when", 1492767, ' '}, {"the", 910224, ' '},
    {"day", 1019452, ' '}, {"was", 1041295, ' '}, {"very", 1221521, ' '}, {"warm,", 1767655, ' '},
    {"the", 910224, ' '}, {"king's", 1660250, ' '}, {"child", 1365336, ' '}, {"went", 1347130, ' '},
    {"out", 946634, ' '}, {"in", 546135, '|'}, {"to", 582544, ' '}, {"the", 910224, ' '}, {"for", 784614, '|'},
    {"est", 804637, ' '}, {"and", 1055861, ' '}, {"sat", 841047, ' '}, {"down", 1510972, ' '}, {"by", 691771, ' '},
    {"the", 910224, ' '}, {"side", 1095909, ' '}, {"of", 527931, ' '}, {"the", 910224, ' '}, {"cool", 1146883, ' '},
    {"foun", 1256111, '|'}, {"tain;", 1310724, ' '}, {"and", 1055861, ' '}, {"when", 1492767, ' '},
    {"she", 913864, ' '}, {"was", 1041295, ' '}, {"bored", 1622020, ' '}, {"she", 913864, ' '},
    {"took", 1274316, ' '}, {"a", 327681, ' '}, {"gold", 1201497, '|'}, {"en", 655361, ' '}, {"ball,", 1237906, ' '},
    {"and", 1055861, ' '}, {"threw", 1640223, ' '}, {"it", 436908, ' '}, {"up", 728180, ' '}, {"on", 691771, ' '},
    {"high", 1237906, ' '}, {"and", 1055861, ' '}, {"caught", 1911471, ' '}, {"it;", 618953, ' '},
    {"and", 1055861, ' '}, {"this", 1059501, ' '}, {"ball", 1055861, ' '}, {"was", 1041295, ' '},
    {"her", 912044, ' '}, {"fa", 527931, '|'}, {"vor", 912045, '|'}, {"ite", 728179, ' '}, {"play", 1201497, '|'},
    {"thing.", 1674814, '.'},
};

static const struct part german[] = {
    {"In", 600748, ' '}, {"den", 1019451, ' '}, {"al", 509726, '|'}, {"ten", 910224, ' '}, {"Zei", 873814, '|'},
    {"ten,", 1092269, ' '}, {"wo", 782792, ' '}, {"das", 950274, ' '}, {"Wün", 1401746, '|'}, {"schen", 1551020, ' '},
    {"noch", 1347132, ' '}, {"ge", 618952, '|'}, {"hol", 873816, '|'}, {"fen", 855611, ' '}, {"hat,", 1128679, ' '},
    {"leb", 837406, '|'}, {"te", 546134, ' '}, {"ein", 837406, ' '}, {"Kö", 837407, '|'}, {"nig,", 1055861, ' '},
    {"des", 913864, '|'}, {"sen", 913864, ' '}, {"Töch", 1456358, '|'}, {"ter", 802817, ' '}, {"wa", 782792, '|'},
    {"ren", 912044, ' '}, {"al", 509726, '|'}, {"le", 473316, ' '}, {"schön;", 1769475, ' '}, {"aber", 1257930, ' '},
    {"die", 837406, ' '}, {"jüngs", 1514614, '|'}, {"te", 546134, ' '}, {"war", 1039475, ' '}, {"so", 586184, ' '},
    {"schön,", 1769475, ' '}, {"dass", 1208777, ' '}, {"die", 837406, ' '}, {"Son", 1055861, '|'},
    {"ne", 655361, ' '}, {"sel", 731819, '|'}, {"ber,", 1112294, ' '}, {"die", 837406, ' '}, {"doch", 1347132, ' '},
    {"so", 586184, ' '}, {"vie", 819202, '|'}, {"les", 731819, ' '}, {"ge", 618952, '|'}, {"se", 549774, '|'},
    {"hen", 1019451, ' '}, {"hat,", 1128679, ' '}, {"sich", 1077704, ' '}, {"ver", 875635, '|'},
    {"wun", 1201496, '|'}, {"der", 912044, '|'}, {"te,", 728179, ' '}, {"sooft", 1387183, ' '}, {"sie", 731819, ' '},
    {"ihr", 802818, ' '}, {"ins", 804638, ' '}, {"Ge", 805547, '|'}, {"sicht", 1314362, ' '},
    {"schien.", 1915110, ' '}, {"Na", 819202, '|'}, {"he", 655361, ' '}, {"bei", 855611, ' '}, {"dem", 1201496, ' '},
    {"Schlos", 1769475, '|'}, {"se", 549774, ' '}, {"des", 913864, ' '}, {"Kö", 837407, '|'}, {"nigs", 1132319, ' '},
    {"lag", 837407, ' '}, {"ein", 837406, ' '}, {"gro", 912045, '|'}, {"ßer", 875635, ' '}, {"dunk", 1438156, '|'},
    {"ler", 729999, ' '}, {"Wald,", 1674813, ' '}, {"und", 1092270, ' '}, {"in", 546135, ' '}, {"dem", 1201496, ' '},
    {"Wal", 1128678, '|'}, {"de", 655361, ' '}, {"un", 728180, '|'}, {"ter", 802817, ' '}, {"ei", 473316, '|'},
    {"ner", 912044, ' '}, {"al", 509726, '|'}, {"ten", 910224, ' '}, {"Lin", 955736, '|'}, {"de", 655361, ' '},
    {"war", 1039475, ' '}, {"ein", 837406, ' '}, {"Brun", 1449078, '|'}, {"nen;", 1201496, ' '},
    {"wenn", 1474562, ' '}, {"nun", 1074065, ' '}, {"der", 912044, ' '}, {"Tag", 1074064, ' '},
    {"recht", 1421768, ' '}, {"heiß", 1165087, ' '}, {"war,", 1221520, ' '}, {"so", 586184, ' '},
    {"ging", 1201497, ' '}, {"das", 950274, ' '}, {"Kö", 837407, '|'}, {"nigs", 1132319, '|'}, {"kind", 1256111, ' '},
    {"hin", 910225, '|'}, {"aus", 950274, ' '}, {"in", 546135, ' '}, {"den", 1019451, ' '}, {"Wald", 1492768, ' '},
    {"und", 1092270, ' '}, {"setz", 1095908, '|'}, {"te", 546134, ' '}, {"sich", 1077704, ' '}, {"an", 691771, ' '},
    {"den", 1019451, ' '}, {"Rand", 1538279, ' '}, {"des", 913864, ' '}, {"küh", 1074066, '|'}, {"len", 837406, ' '},
    {"Brun", 1449078, '|'}, {"nens;", 1459999, ' '}, {"und", 1092270, ' '}, {"wenn", 1474562, ' '},
    {"sie", 731819, ' '}, {"Lan", 1101372, '|'}, {"ge", 618952, '|'}, {"wei", 928427, '|'}, {"le", 473316, ' '},
    {"hat", 946634, '|'}, {"te,", 728179, ' '}, {"so", 586184, ' '}, {"nahm", 1601996, ' '}, {"sie", 731819, ' '},
    {"ei", 473316, '|'}, {"ne", 655361, ' '}, {"gol", 837407, '|'}, {"de", 655361, '|'}, {"ne", 655361, ' '},
    {"Ku", 873816, '|'}, {"gel,", 983042, ' '}, {"warf", 1239725, ' '}, {"sie", 731819, ' '}, {"in", 546135, ' '},
    {"die", 837406, ' '}, {"Hö", 819202, '|'}, {"he", 655361, ' '}, {"und", 1092270, ' '}, {"fing", 1055861, ' '},
    {"sie", 731819, ' '}, {"wie", 946632, '|'}, {"der;", 1094089, ' '}, {"und", 1092270, ' '}, {"das", 950274, ' '},
    {"war", 1039475, ' '}, {"ihr", 802818, ' '}, {"liebs", 1277954, '|'}, {"tes", 804637, ' '},
    {"Spiel", 1383541, '|'}, {"werk.", 1530996, '.'},
};
/* clang-format on */

/* What TeX does at a width of so many points: its demerits, and the word, or what a hyphen leaves of it, with which
 * each line ends. */
static const struct {
    const struct part *parts;
    int width;
    bool hyphens;
    int64_t demerits;
    const char *ends;
} cases[] = {
    {english, 160, false, 536121, "still whose the the much, in castle an well, the forest cool she on was plaything."},
    {english, 200, false, 69557, "one, all beautiful much, face. dark forest warm, and and ball, and plaything."},
    {english, 250, false, 29061, "a youngest so Close under the the and it favorite plaything."},
    {english, 320, false, 2432, "whose the in an warm, the threw plaything."},
    {english, 400, false, 1191, "all was forest, the when ball plaything."},
    {english, 90, true, 77720513,
     "when helped a daugh- beauti- young- beauti- it- seen aston- it face. king's great un- lime-tree a the "
     "warm, went forest the foun- she took and high and fa- plaything."},
    {english, 110, true, 62166118,
     "when one, whose beau- youngest the seen astonished her king's dark old was day king's the by foun- was "
     "golden on and favorite plaything."},
    {english, 130, true, 662324,
     "wishing lived were young- the so when- Close great old a was child and the she golden high ball "
     "plaything."},
    {german, 160, false, 100946175,
     "das lebte alle schön, so verwunderte, Nahe ein dem war recht Königskind an und nahm die das Spielwerk."},
    {german, 200, false, 856093, "noch Töchter so vieles ihr Schlosse und war heiß den kühlen so die ihr Spielwerk."},
    {german, 250, false, 38920, "hat, aber doch ins ein alten war, setzte sie sie liebstes Spielwerk."},
    {german, 320, false, 4076, "König, die sie großer Brunnen; den sie Höhe Spielwerk."},
    {german, 400, false, 5355, "Töchter vieles des ein Wald nahm liebstes Spielwerk."},
    {german, 90, true, 128784913,
     "Zei- Wün- geholfen König, wa- aber so Son- so gesehen verwunder- ins Nahe des großer und un- Lin- "
     "Brunnen; Tag so Königskind Wald an kühlen wenn hat- eine warf und und liebstes Spielwerk."},
    {german, 110, true, 31842517,
     "wo ge- Kö- wa- die schön, selber, ge- verwun- ins bei Königs dunkler Wal- Linde wenn heiß Königs- Wald "
     "den Brun- Lan- sie warf fing war Spielwerk."},
    {german, 130, true, 1733195,
     "das hat, Töch- die die vie- verwun- Gesicht Schlos- gro- dem Lin- nun ging den den Brunnens; hat- "
     "goldene Höhe das Spielwerk."},
};

/* A place for a hyphen that is not wanted is none: the boxes stand next to each other. */
static size_t read_parts(const struct part *parts, bool hyphens, struct atom *atoms, const char **texts) {
    size_t count = 0;
    for (;; parts++) {
        texts[count] = parts->text;
        atoms[count++] = (struct atom){.kind = ATOM_BOX, .width = parts->width};
        if (parts->after == '.') return count;
        if (parts->after == ' ')
            atoms[count++] = (struct atom){.kind = ATOM_GLUE, .width = 218453, .stretch = 109226, .shrink = 72818};
        else if (parts->after == '/' || hyphens)
            atoms[count++] = (struct atom){.kind = ATOM_PENALTY,
                                           .penalty = 50,
                                           .hyphen = true, /* also one that adds nothing counts as such in TeX */
                                           .width = parts->after == '|' ? HYPHEN_WIDTH : 0};
    }
}

/* The last words of the lines, as the table has them. */
static void print_ends(struct buffer *out, const struct atom *atoms, const char *const *texts, const struct line *lines,
                       size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t word = lines[i].end;
        while (word > lines[i].first && atoms[word - 1].kind != ATOM_GLUE) word--;
        if (i) buffer_char(out, ' ');
        for (; word < lines[i].end; word++)
            if (atoms[word].kind == ATOM_BOX) buffer_append_c(out, texts[word]);
        if (lines[i].hyphen && atoms[lines[i].end].width) buffer_char(out, '-');
    }
}

/* ---- TeX's own formulas (TeX: The Program, sections 108 and 851 to 859) ---- */

static int tex_badness(int64_t taken, int64_t available) {
    if (taken == 0) return 0;
    if (available <= 0) return BADNESS_WORST;
    int64_t ratio = taken <= 7230584       ? taken * 297 / available
                    : available >= 1663497 ? taken / (available / 297)
                                           : taken;
    return ratio > 1290 ? BADNESS_WORST : (int)((ratio * ratio * ratio + 131072) / 262144);
}

/* 0 very loose to 3 tight */
static int tex_fitness(int64_t room, int badness) {
    if (badness <= 12) return 2;
    return room < 0 ? 3 : badness > 99 ? 0 : 1;
}

static int64_t tex_demerits(const struct atom *atoms, const struct line *lines, size_t count, int64_t width) {
    int64_t sum = 0;
    int fitness_before = 2;
    bool hyphen_before = false;
    for (size_t i = 0; i < count; i++) {
        int64_t room = width - lines[i].width, stretch = 0, shrink = 0;
        for (size_t j = lines[i].first; j < lines[i].end; j++) stretch += atoms[j].stretch, shrink += atoms[j].shrink;
        bool last = i + 1 == count;
        int badness = room < 0 ? tex_badness(-room, shrink) : last ? 0 : tex_badness(room, stretch);
        int fitness = tex_fitness(room, badness);
        int64_t line = 10 + badness;
        sum += line >= 10000 ? 100000000 : line * line;
        if (lines[i].hyphen) sum += 50 * 50;
        if (lines[i].hyphen && hyphen_before) sum += 40000;
        if (last && hyphen_before) sum += FINAL_HYPHEN;
        if (abs(fitness - fitness_before) > 1) sum += 10000;
        fitness_before = fitness;
        hyphen_before = lines[i].hyphen;
    }
    return sum;
}

/* The same breaks; and their demerits by TeX's formulas are those that TeX prints, so that the table is its own. */
static void breaks_are_those_of_tex(void **state) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct atom atoms[PARTS_MOST];
        const char *texts[PARTS_MOST] = {0};
        struct line *lines;
        struct buffer ends = {0};
        struct line_wish wish = {
            .width = cases[i].width * SP, .tolerance = BADNESS_WORST, .hyphen = 1, .last_hyphen = FINAL_HYPHEN};
        size_t count = read_parts(cases[i].parts, cases[i].hyphens, atoms, texts);
        size_t line_count = breaks_optimal(*state, atoms, count, &wish, &lines);
        print_ends(&ends, atoms, texts, lines, line_count);
        CHECK_STR_OF("line ends", buffer_str(&ends), cases[i].ends);
        assert_int_equal(tex_demerits(atoms, lines, line_count, wish.width), cases[i].demerits);
        buffer_free(&ends);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(breaks_are_those_of_tex)};
    return cmocka_run_group_tests_name("breaks_tex", tests, NULL, NULL);
}
