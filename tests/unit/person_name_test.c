/* Names of persons: what is one name, and whom a name may mean. */
#include "kind/person_name.h"

#include "check.h"

static void a_name_is_the_same_however_it_is_written(void **state) {
    static const struct {
        const char *text, *key, *shown;
    } rows[] = {
        {"Hanne Lück", "hanne_lueck", "Hanne Lück"},
        {"Lück, Hanne", "hanne_lueck", "Hanne Lück"},
        {"LÜCK, HANNE", "hanne_lueck", "HANNE LÜCK"},
        {"Fr. Dr. Hanne Lück", "hanne_lueck", "Dr. Hanne Lück"},
        {"Dr.Hanne Lueck", "hanne_lueck", "Dr. Hanne Lueck"},
        {"hanne_lueck", "hanne_lueck", "hanne lueck"},
        {"Hr. Größl, Dipl.-Ing.", "groessl", "Dipl.-Ing. Größl"},
        {"Mrs. Ann O’Hara (Procurement)", "ann_o_hara", "Ann O’Hara"},
        {"von der Heide, Jan", "jan_von_der_heide", "Jan von der Heide"},
        {"Renée Müller-Lüdenscheid, MBA", "renee_mueller_luedenscheid", "MBA Renée Müller-Lüdenscheid"},
        {"Søren Kjær", "soren_kjaer", "Søren Kjær"},
        {"李明", "李明", "李明"},
        {"Lück und Meier", "", ""},
        {"Lück, Hanne, Meier, Jan", "", ""},
        {"Dr.", "", ""},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct person_name name = person_name_read(*state, str_of(rows[i].text));
        CHECK_STR_OF(rows[i].text, person_name_key(*state, &name), rows[i].key);
        if (name.count) CHECK_STR_OF(rows[i].text, name.shown, rows[i].shown);
    }
}

static void a_name_means_whom_it_fits(void **state) {
    static const struct {
        const char *said, *known;
        bool fits;
    } rows[] = {
        {"Lück", "Hanne Lück", true},
        {"Frau Lueck", "Hanne Lück", true},
        {"H. Lück", "Hanne Lück", true},
        {"Lück, H.", "Hanne Lück", true},
        {"Hanne Maria Lück", "Hanne Lück", true},
        {"van Dijk", "Jan van Dijk", true},
        {"Hanne Lück", "H. Lück", true},
        {"J. Lück", "Hanne Lück", false},
        {"Hanne", "Hanne Lück", false},
        {"Hanne Luck", "Hanne Lück", false},
        {"Stefan Größl", "Hr. Größl", false},           /* it is not said that his name is Stefan */
        {"Hanne Lück, Jan Meier", "Hanne Lück", false}, /* two */
        {"Meier, Hanne Lück", "Hanne Lück", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct person_name said = person_name_read(*state, str_of(rows[i].said)),
                           known = person_name_read(*state, str_of(rows[i].known));
        if (person_name_fits(&said, &known) != rows[i].fits) fail_msg("“%s” and “%s”", rows[i].said, rows[i].known);
    }
}

static void what_stands_behind_a_name_is_no_part_of_it(void **state) {
    static const struct {
        const char *text, *key, *role;
    } rows[] = {
        {"Vreni Zaugg (CEO)", "vreni_zaugg", "CEO"},
        {"Deepak Rao – Head of Engineering", "deepak_rao", "Head of Engineering"},
        {"Max Oswald (Kunde, Einkauf)", "max_oswald", "Kunde, Einkauf"},
        {"Anna-Lena Meier", "anna_lena_meier", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct person_name name = person_name_read(*state, str_of(rows[i].text));
        CHECK_STR_OF(rows[i].text, person_name_key(*state, &name), rows[i].key);
        CHECK_STR_OF(rows[i].text, person_name_role(str_of(rows[i].text)), rows[i].role);
    }
    struct person_name two = person_name_read(*state, STR("Vreni Zaugg (CEO), Marco Stadler (Einkauf)")),
                       one = person_name_read(*state, STR("Vreni Zaugg"));
    assert_false(person_name_fits(&two, &one));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_name_is_the_same_however_it_is_written),
        CHECK_ARENA(a_name_means_whom_it_fits),
        CHECK_ARENA(what_stands_behind_a_name_is_no_part_of_it),
    };
    return cmocka_run_group_tests_name("names of persons", tests, NULL, NULL);
}
