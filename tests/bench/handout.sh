#!/bin/sh
# A handout of some thirty pages: tests/bench/handout.sh FOLDER [TERMS] writes a project with an account plan, whose rows are internal, and an annual
# review, of whose handout nearly all is prose and tables of customer class; with TERMS, so many words of never_to_customer, none of which it says.
# Nothing is left to chance: the same call writes the same bytes.
set -eu
folder=${1:?usage: handout.sh FOLDER [TERMS]}
mkdir -p "$folder"
awk -v folder="$folder" -v terms="${2:-6}" '
    function below(most) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % most }
    function word() { return below(5) < 2 ? small[1 + below(smalls)] : first[1 + below(firsts)] (below(2) ? "" : last[1 + below(lasts)]) }
    function words(count,    text) { text = first[1 + below(firsts)]; while (--count > 0) text = text " " word(); return text }
    function sentence() { return words(8 + below(8)) (below(4) ? "." : ", **" words(2) "**.") }
    function paragraph(    text, i) { for (i = 0; i < 6; i++) text = text (i ? " " : "") sentence(); return text }
    function amount() { return sprintf("%d.%03d €", 100 + below(800), below(1000)) }
    BEGIN {
        smalls = split("der die das und in mit für wir ist nicht auf wird den als nach bei über zu im ein aus dem sind von sich", small, " ")
        firsts = split("Kunde Ventil Anlage Vertrag Umsatz Lager Termin Werk Dienst Molkerei Leitung Jahr Probe Einkauf Technik Lieferung " \
            "Prüfung Messung Wasser Energie Filter Pumpe Betrieb Schicht Fläche Nutzen Aufwand Angebot Auftrag", first, " ")
        lasts = split("bericht planung leistung führung technik wechsel bedarf kosten zeit stand ziele prüfung menge grenze seite", last, " ")
        project = folder "/planpress.yaml"
        printf "firma: {name: Brandt & Söhne Pumpenbau GmbH}\nsprache: de\nwährung: EUR\nstichtag: 2026-11-15\nnie_an_kunden:\n" >project
        for (i = 0; i < terms; i++)
            printf "  - verboten%s%s\n", substr("kalomirasetunopa", 1 + 2 * (i % 8), 2) last[1 + int(i / 8) % lasts], first[1 + int(i / 120) % firsts] int(i / 3480) >project
        printf "kind: people\npeople:\n  - {id: lund, name: Ida Lund, role: kam}\n" >(folder "/people.yaml")
        plan = folder "/plan.yaml"
        printf "kind: account-plan\nid: uhl\ntitle: Kundenplan\nstatus: approved\nperiod: {from: 2026-01-01, to: 2028-12-31}\nnext_review: 2027-01-15\nowner: lund\nteam: [lund]\n" >plan
        printf "customer: {name: Molkerei Uhlenmoor eG, short: Uhlenmoor}\nstakeholders:\n  - {id: brandt, name: Anna Brandt, title: Einkauf}\nopportunities:\n" >plan
        for (i = 0; i < 60; i++) printf "  - {id: o%d, title: \"%s\", stage: offer, value: %d, probability: %d, note: \"%s\"}\n", i, words(6), 100000 + below(900000), below(90), words(20) >plan
        printf "actions:\n" >plan
        for (i = 0; i < 60; i++) printf "  - {id: m%d, title: \"%s\", owner: lund, due: 2027-%02d-%02d}\n", i, words(8), 1 + below(12), 1 + below(28) >plan
        review = folder "/review.md"
        printf "---\nkind: annual-review\nid: review\naccount: uhl\ntitle: Jahresgespräch\nperiod: {from: 2026-01-01, to: 2026-12-31}\nplan_year: 2027\ndate: 2026-12-01\n" >review
        printf "start: \"9:30\"\nduration: 120\nmoderator: lund\nminutes_by: lund\nnext_review: 2027-12-01\nparticipants: {us: [lund], customer: [brandt]}\n---\n\n# Ausblick\n" >review
        for (i = 0; i < 31; i++) {
            printf "\n::: customer\n\n## %s\n\n", words(3) >review
            for (p = 0; p < 4; p++) printf "%s\n\n", paragraph() >review
            printf "| %s | %s | %s |\n|---|---|---|\n", words(2), words(1), words(1) >review
            for (p = 0; p < 8; p++) printf "| %s | %s | %s |\n", words(3), amount(), words(2) >review
            printf "\n:::\n" >review
        }
    }'
