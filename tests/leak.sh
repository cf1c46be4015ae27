#!/bin/sh
# Nothing internal reaches a customer: tests/projects/leak holds a canary in every internal field of the account plan, the annual review and
# the registers; none may be in the handout, in whatever form. The internal layouts must print them, or this test would prove nothing.
# Prints TAP lines.
set -u
cd "$(dirname "$0")/.."
program=${PLANPRESS:-$PWD/build/planpress}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

say() { # CONDITION-STATUS NAME
    if [ "$1" -eq 0 ]; then echo "ok - leak: $2"; else
        echo "not ok - leak: $2"
        status=1
    fi
}

# Texts and ids say "geheim", figures are 98765.., days and years lie between 2061 and 2099 (in a file of coordinates: texts alone).
texts='geheim'
canaries="$texts|98[.,]?765|\\b20[6-9][0-9]\\b"
hex='(00)?[46]7(00)?[46]5(00)?[46]8(00)?[46]5(00)?[46]9(00)?[46]d' # "geheim" in the hex strings of a PDF

holds_none() { # PATTERN FILE NAME
    [ -s "$2" ] && ! grep -aiEq "$1" "$2"
    say $? "no canary in $3"
    grep -aiEo ".{0,30}($1).{0,20}" "$2" 2>/dev/null | head -5 | sed 's/^/#   /'
}

holds_many() { # FILE COUNT NAME
    [ "$(grep -aiEo 'geheim-?[a-z0-9-]+' "$1" | sort -u | wc -l)" -ge "$2" ]
    say $? "$3 prints the canaries"
}

project=tests/projects/leak
"$program" build $project -o "$work/out" 2>"$work/stderr"
say $? "the project builds"
"$program" build $project --layout handout --dump=document >"$work/document" 2>/dev/null
"$program" build $project --layout handout --dump=pages >"$work/pages" 2>/dev/null
handout=$(find "$work/out/customer" -name review-handout.html | sed 's/\.html$//')
pdftotext "$handout.pdf" "$work/text"
{ pdfinfo "$handout.pdf"; pdfinfo -meta "$handout.pdf"; pdfinfo -struct-text "$handout.pdf"; } >"$work/information" 2>/dev/null
qpdf --qdf --object-streams=disable "$handout.pdf" "$work/inside.pdf"
tr -d '\0' <"$work/inside.pdf" >"$work/inside"

holds_none "$canaries" "$handout.html" "the handout's HTML"
holds_none "$canaries" "$work/text" "the handout's PDF, as text"
holds_none "$texts" "$work/information" "the PDF's information and structure"
holds_none "$texts|$hex" "$work/inside" "the PDF's objects"
# Pictures hold geheim wherever cameras and programs note something.
grep -aq geheim $project/camera.jpg && grep -aq geheim $project/drawing.png
say $? "the pictures have canaries"
grep -o 'base64,[^"]*' "$handout.html" | cut -d, -f2 | while read -r picture; do printf %s "$picture" | base64 -d; done >"$work/pictures"
[ "$(grep -aoE 'PNG|JFIF' "$work/pictures" | sort -u | wc -l)" -eq 2 ]
say $? "the handout has the pictures"
holds_none "$texts|Exif" "$work/pictures" "the handout's pictures"
[ "$(pdfimages -list "$handout.pdf" | awk '$3 == "image" { print $4 "x" $5 }' | sort -u | tr '\n' ' ')" = "120x60 60x120 " ]
say $? "they stand upright in the PDF"

holds_none "$canaries" "$work/document" "the dump of the document"
holds_none "$texts" "$work/pages" "the dump of the pages"
holds_many "$work/out/internal/plan.html" 80 "the plan"
holds_many "$work/out/internal/review-brief.html" 20 "the brief"
grep -q OFFEN "$handout.html" && grep -q OFFEN "$work/text"
say $? "the handout prints what the customer may see"
[ "$(grep -o 'OFFEN[0-9]*' "$handout.html" | sort -u | wc -l)" -ge 60 ]
say $? "the handout prints nearly all of it"

# The gate: what must never reach a customer, one by one. A text or figure in a file from anywhere is found; what is no text (a rating, a choice)
# no layout for customers may name.
gate=tests/projects/leak-gate
found() { # CODE TEXT NAME: the gate stops it
    printf '<!DOCTYPE html><html lang="en"><body><p>%s</p></body></html>' "$2" >"$work/file.html"
    "$program" leak --project $gate --for-account fjord "$work/file.html" >/dev/null 2>"$work/stderr"
    code=$?
    [ $code -eq 1 ] && grep -q "error\[$1\]" "$work/stderr"
    say $? "never to a customer: $3"
    [ $code -eq 1 ] || sed 's/^/#   /' "$work/stderr" | head -5
}
passes() { # TEXT NAME
    printf '<!DOCTYPE html><html lang="en"><body><p>%s</p></body></html>' "$1" >"$work/file.html"
    "$program" leak --project $gate --for-account fjord "$work/file.html" >"$work/stderr" 2>&1
    say $? "no false alarm: $2"
    sed 's/^/#   /' "$work/stderr" | head -5
}
refused() { # FORMULA NAME: a layout for customers cannot be read
    rm -rf "$work/own" && cp -r $gate "$work/own" && mkdir -p "$work/own/templates/account-plan"
    printf -- '---\nclass: customer\n---\n\n# {{title}}\n\n`= %s`\n' "$1" >"$work/own/templates/account-plan/shown.md"
    "$program" check "$work/own" 2>&1 | grep -q "error\[F04\]"
    say $? "never to a customer: $2"
}
found L01 "Our margins were good" "margin, by its word"
found L05 "It was 23.7% in all" "margin, as a figure"
found L01 "the cost to serve you" "cost to serve, by its word"
found L05 "We spent €318,450 on you" "cost to serve, as a figure"
found L01 "within the discount corridors" "discount corridor"
found L05 "11.4% off, as ever" "average discount"
found L01 "our walk-away price" "walk-away, by its word"
found L05 "If it is below two percent more we stand up" "walk-away, as a text"
found L05 "three more years without a change" "negotiation goals"
found L05 "free maintenance in the first twelve months" "give-and-take list"
found L05 "want another four percent off everything" "expected demands"
found L05 "You are 10.5% of our revenue" "share of the customer in our business"
refused "share" "concentration risk"
found L05 "with 62.5% we get it" "probabilities"
found L05 "€465,812.50 weighted" "weighted pipeline"
refused "chance_of_target" "chance of the target"
found L05 "There is €793,200 to win in Bergen" "whitespace"
found L05 "€913,700 a year" "potential"
found L05 "We planned €4,300,000" "our plan, a round amount"
found L01 "your share of wallet" "share of wallet, by its word"
found L05 "We have 45% of it: €9,371,000 in all" "share of wallet, its estimate"
refused "stakeholders.influence" "influence"
refused "stakeholders.stance" "stance"
refused "stakeholders.relationship" "relationship rating"
refused "stakeholders.buying_role" "buying-role labels"
found L05 "leaves in March and wants to sign" "notes on persons"
found L05 "dislikes slides and wants the figures" "hints on participants"
found L02 "better than Norvalt" "competitors, by name"
found L02 "better than Velmar" "competitors, by a name that a comma cuts off another"
found L02 "better than Sturmgard" "competitors, by the name before a comma"
passes "a GmbH, as you know" "the legal form of a competitor"
found L02 "better than Ostmark" "competitors, by a name behind “und”"
found L02 "better than Kronvik" "competitors, by the name before “und”"
passes "Our Partner in Bergen" "what belongs to the name of a company"
found L05 "no service team within a day" "competitors, their assessment"
found L05 "spare parts arrive two days later than theirs" "SWOT"
found L05 "the plant manager prefers two suppliers" "obstacles"
found L05 "offer the whole maintenance contract before the tender" "internal strategies"
found L02 "as at Kestrel Dairy Holdings" "other customers, by name"
found L02 "as at KESTREL" "other customers, by their short name"
refused "open_actions" "team load"
refused "checks" "findings"
found L01 "the escalations of May" "internal escalations"
found L06 "made from $PWD/$gate/plan.yaml" "file paths"
passes "Fjordvann AS, Anna Brandt, Head of purchasing, Nordlicht Pumpen GmbH" "names of the customer, of its people and ours"
passes "€4,218,000 in 2025, 62 of 100, 23.7 hours" "the customer's own revenue, round numbers, another unit"
passes "€4.3 million" "a round amount as the axes of charts have it"
passes "leaves in March and wants" "five words"

# Wherever it stands in a file.
hidden() { # HTML NAME
    printf '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p>x</p>%s</body></html>' "$1" >"$work/file.html"
    ! "$program" leak --project $gate --for-account fjord "$work/file.html" >/dev/null 2>&1
    say $? "the gate finds a word in $2"
}
hidden '<img alt="walk-away">' "an alternative text"
hidden '<!-- walk-away -->' "a comment"
hidden '<a href="mailto:x@y.example?subject=walk%2Daway">x</a>' "a link's target"
hidden '<p>wal&shy;k-a&#119;ay</p>' "soft hyphens and references"
hidden '<p>walk-<b>away</b></p>' "pieces of a word"
hidden '<img src="data:image/svg+xml;base64,PHN2Zz48dGV4dD53YWxrLWF3YXk8L3RleHQ+PC9zdmc+">' "a data: URI"

# Case 01: nothing of it is written, nor is the file of an earlier build left.
rm -rf "$work/case" && mkdir "$work/case" && cp $gate/*.yaml "$work/case"
"$program" build "$work/case" -q >/dev/null 2>&1
old=$(find "$work/case/build/customer" -name '*.pdf' | wc -l)
sed -i 's/^title: Review 2026/title: Review of our walk-away price/' "$work/case/review.yaml"
"$program" build "$work/case" >/dev/null 2>"$work/stderr"
code=$?
[ $code -eq 1 ] && [ "$old" -eq 1 ] && grep -q 'review.yaml:4:.*error\[L01\]' "$work/stderr" && [ -z "$(find "$work/case/build/customer" -name '*.pdf' -o -name 'review*.html' 2>/dev/null)" ]
say $? "a handout with a forbidden word is an error at its line, and neither written nor left"
[ -n "$(find "$work/case/build/internal" -name 'review*.pdf')" ]
say $? "our own brief is written"
"$program" check "$work/case" 2>&1 | grep -q 'review.yaml:4:.*error\[L01\]'
say $? "check finds what build finds"
printf 'leak_exceptions:\n  - {term: walk-away, for: review, until: 2027-01-31, reason: It is the title of a book}\n' >>"$work/case/planpress.yaml"
"$program" build "$work/case" -q >/dev/null 2>&1 && [ -n "$(find "$work/case/build/customer" -name 'review*.pdf')" ]
say $? "an exception lets it through"
sed -i 's/until: 2027-01-31/until: 2026-10-31/' "$work/case/planpress.yaml"
! "$program" build "$work/case" >/dev/null 2>"$work/stderr" && grep -q 'warning\[L07\]' "$work/stderr"
say $? "not when it is over"

# Authors of commits: their addresses are nobody's business, unless a value for customers has them.
sed -i '/leak_exceptions/,$d' "$work/case/planpress.yaml"
sed -i 's/^title: Review of our walk-away price/title: Review by anna@host.example/' "$work/case/review.yaml"
git -C "$work/case" init -q && git -C "$work/case" -c user.name=Anna -c user.email=anna@host.example commit -q --allow-empty -m x
"$program" build "$work/case" -q >/dev/null 2>&1
say $? "an author's address that a value for customers says passes"
printf '<!DOCTYPE html><html lang="en"><body><!-- by bob@host.example --><p>x</p></body></html>' >"$work/by-bob.html"
git -C "$work/case" -c user.name=Bob -c user.email=bob@host.example commit -q --allow-empty -m x
"$program" leak --project "$work/case" --for-account fjord "$work/by-bob.html" 2>&1 | grep -q 'error\[L06\]'
say $? "never to a customer: authors' addresses"

# The machine: what it, its user and the branch are called.
noted() { # COMMAND-STATUS HTML NAME: with the user ilund and the user ida.lund
    printf '<!DOCTYPE html><html lang="en"><head><title>x</title>%s</head><body><p>x</p></body></html>' "$2" >"$work/file.html"
    LOGNAME=${user:-ilund} "$program" leak --project "$work/case" --for-account fjord "$work/file.html" >/dev/null 2>"$work/stderr"
    [ $? -eq "$1" ] && { [ "$1" -eq 0 ] || grep -q 'error\[L06\]' "$work/stderr"; }
    say $? "$3" || sed 's/^/#   /' "$work/stderr"
}
noted 1 '<meta name="author" content="ilund">' "never to a customer: who made it, in metadata"
noted 0 '<meta name="description" content="For ilund and others">' "no false alarm: a word of a longer note"
user=ida.lund noted 1 '<meta name="x" content="made by IDA.LUND here">' "never to a customer: a user's name with a mark, anywhere"
user=root noted 0 '<meta name="author" content="root">' "no false alarm: names that all machines have"
export HOSTNAME=buildhost
noted 1 '<meta name="generator" content="buildhost">' "never to a customer: the name of the machine"
git -C "$work/case" checkout -q -b rebate/fjord-7 2>/dev/null
noted 1 '<!-- from rebate/fjord-7, page 1 -->' "never to a customer: the name of the branch"
noted 0 '<meta name="x" content="rebate fjord 7">' "no false alarm: the branch's words, spelt in another way"
git -C "$work/case" worktree add -q "$work/tree" -b rebate-2 2>/dev/null
cp "$work/case"/*.yaml "$work/tree"
printf '<!DOCTYPE html><html lang="en"><body><p>see rebate-2</p></body></html>' >"$work/file.html"
"$program" leak --project "$work/tree" --for-account fjord "$work/file.html" 2>&1 | grep -q 'error\[L06\]'
say $? "never to a customer: the branch of a further work tree"

# Coaching: of the people who work for the account, and of no account.
rm -rf "$work/own" && cp -r $gate "$work/own"
cat >"$work/own/coaching.yaml" <<'END'
kind: coaching-plan
id: coaching-lund
title: Coaching Ida Lund
coachee: lund
coach: lund
accounts: [fjord]
goal: Stays calm when the buyer threatens to leave
END
printf '<!DOCTYPE html><html lang="en"><body><p>She stays calm when the buyer threatens to leave.</p></body></html>' >"$work/file.html"
"$program" leak --project "$work/own" --for-account fjord "$work/file.html" 2>&1 | grep -q 'error\[L05\]'
say $? "never to a customer: what a coaching plan says"

# Wherever it stands: compressed notes of pictures, names of hosts, patterns over cells.
sed -i 's|^never_to_customer: \[|&müllerhof, "/secret +K-[0-9]+/", |' "$work/own/planpress.yaml"
in_own() { # HTML NAME
    printf '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p>x</p>%s</body></html>' "$1" >"$work/file.html"
    "$program" leak --project "$work/own" --for-account fjord "$work/file.html" 2>&1 | grep -q 'error\[L01\]'
    say $? "the gate finds $2"
}
picture() { # TYPE DATA: a PNG with such a chunk before its end, as a data: URI; in DATA {…} is compressed
    perl -MCompress::Zlib -MMIME::Base64 -e '
        my ($type, $data) = @ARGV;
        $data =~ s/\\0/\0/g; $data =~ s/\\1/\x01/g; $data =~ s/\{(.*)\}/compress($1)/e;
        sub chunk { pack("N", length $_[1]) . $_[0] . $_[1] . pack("N", crc32($_[0] . $_[1])) }
        print "<img alt=\"\" src=\"data:image/png;base64,", encode_base64("\x89PNG\r\n\x1a\n" . chunk("IHDR", pack("NNC5", 1, 1, 8, 0, 0, 0, 0))
            . chunk("IDAT", compress("\0\0")) . chunk($type, $data) . chunk("IEND", ""), ""), "\">";' "$1" "$2"
}
in_own "$(picture tEXt 'Comment\0our walk-away')" "a note in a picture"
in_own "$(picture zTXt 'Comment\0\0{our walk-away price of last year}')" "a compressed note in a picture"
in_own "$(picture iTXt 'Comment\0\1\0en\0Note\0{our walk-away price of last year}')" "a compressed note of a language in a picture"
in_own "$(picture iTXt 'Comment\0\0\0en\0Note\0our walk-away price')" "a plain note of a language in a picture"
in_own "$(picture iCCP 'walk\0\0{profile of our walk-away price, as it is}')" "a note in a colour profile"
in_own '<a href="https://xn--mllerhof-65a.example/x">x</a>' "a host written for machines, in a link"
in_own '<p>See XN--MLLERHOF-65A.example for more</p>' "a host written for machines, in a text"
in_own '<table><tr><td>secret</td><td>K-77</td></tr></table>' "a pattern over two cells"
in_own '<p>the secret</p><p>K-7</p>' "a pattern over two blocks"
! "$program" leak --project "$work/own" --for-account fjord "$work/by-bob.html" 2>&1 | grep -q 'error\[L01\]'
say $? "no false alarm: cells without it"
printf '<!DOCTYPE html><html lang="en"><body><p>walk-away</p></body></html>' >"$work/file.html"

# The list in a customer's folder: without a company it is called like the project's folder.
cp -R tests/projects/review "$work/Norvalt plans"
sed -i '/^company/d' "$work/Norvalt plans/planpress.yaml"
"$program" build "$work/Norvalt plans" -q >/dev/null 2>&1 && [ -f "$work/Norvalt plans/build/customer/quarry/index.html" ]
say $? "no false alarm: the list in the folder of a customer"
echo 'never_to_customer: [Norvalt]' >>"$work/Norvalt plans/planpress.yaml"
"$program" build "$work/Norvalt plans" >/dev/null 2>"$work/stderr"
[ $? -eq 1 ] && grep -q 'error\[L01\]: “Norvalt” stands in customer/quarry/index.html' "$work/stderr" && [ ! -e "$work/Norvalt plans/build/customer/quarry/index.html" ]
say $? "the list in the folder of a customer comes through the gate"
"$program" build "$work/Norvalt plans" --layout plan >/dev/null 2>"$work/stderr"
[ $? -eq 1 ] && grep -q 'customer/quarry/index.html' "$work/stderr"
say $? "also when nothing else is made for customers"

# The command.
"$program" leak --project $gate --for-account nobody "$work/file.html" >/dev/null 2>&1
[ $? -eq 2 ]
say $? "leak: an account that there is not is wrong usage"
"$program" leak --project $gate "$work/file.html" >/dev/null 2>&1
[ $? -eq 2 ]
say $? "leak: of several accounts one has to be named"
mkdir -p "$work/case/build/customer/fjord" && cp "$work/file.html" "$work/case/build/customer/fjord/old.html"
"$program" leak "$work/case/build/customer/fjord/old.html" >/dev/null 2>"$work/stderr"
[ $? -eq 1 ] && grep -q L01 "$work/stderr"
say $? "leak: the folder of an account says whose it is"
printf '%%PDF-1.7\nnothing' >"$work/broken.pdf"
"$program" leak --project $gate --for-account fjord "$work/broken.pdf" >/dev/null 2>"$work/stderr"
[ $? -eq 1 ] && grep -q 'error\[L08\]' "$work/stderr"
say $? "leak: what cannot be read is said"
exit $status
