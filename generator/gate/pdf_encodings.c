/* The encodings of simple fonts, and what names of glyphs stand for. */
#include "gate/pdf_inside.h"

/* clang-format off */
/* From 0x80 on; before it all are ASCII. WinAnsi is Latin-1 from 0xA0 on. */
static const uint16_t win_ansi[32] = {
    0x20AC, 0x2022, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x2022, 0x17D, 0x2022,
    0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x2022, 0x17E, 0x178,
};
static const uint16_t mac_roman[128] = {
    0xC4, 0xC5, 0xC7, 0xC9, 0xD1, 0xD6, 0xDC, 0xE1, 0xE0, 0xE2, 0xE4, 0xE3, 0xE5, 0xE7, 0xE9, 0xE8, 0xEA, 0xEB, 0xED,
    0xEC, 0xEE, 0xEF, 0xF1, 0xF3, 0xF2, 0xF4, 0xF6, 0xF5, 0xFA, 0xF9, 0xFB, 0xFC, 0x2020, 0xB0, 0xA2, 0xA3, 0xA7,
    0x2022, 0xB6, 0xDF, 0xAE, 0xA9, 0x2122, 0xB4, 0xA8, 0x2260, 0xC6, 0xD8, 0x221E, 0xB1, 0x2264, 0x2265, 0xA5, 0xB5,
    0x2202, 0x2211, 0x220F, 0x3C0, 0x222B, 0xAA, 0xBA, 0x3A9, 0xE6, 0xF8, 0xBF, 0xA1, 0xAC, 0x221A, 0x192, 0x2248,
    0x2206, 0xAB, 0xBB, 0x2026, 0xA0, 0xC0, 0xC3, 0xD5, 0x152, 0x153, 0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019,
    0xF7, 0x25CA, 0xFF, 0x178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0xB7, 0x201A, 0x201E, 0x2030,
    0xC2, 0xCA, 0xC1, 0xCB, 0xC8, 0xCD, 0xCE, 0xCF, 0xCC, 0xD3, 0xD4, 0xF8FF, 0xD2, 0xDA, 0xDB, 0xD9, 0x131, 0x2C6,
    0x2DC, 0xAF, 0x2D8, 0x2D9, 0x2DA, 0xB8, 0x2DD, 0x2DB, 0x2C7,
};
static const uint16_t standard[128] = {
    0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0,
    0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0xA1, 0xA2, 0xA3, 0x2044, 0xA5, 0x192, 0xA7, 0xA4, 0x27, 0x201C,
    0xAB, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x0, 0x2013, 0x2020, 0x2021, 0xB7, 0x0, 0xB6, 0x2022, 0x201A, 0x201E,
    0x201D, 0xBB, 0x2026, 0x2030, 0x0, 0xBF, 0x0, 0x60, 0xB4, 0x2C6, 0x2DC, 0xAF, 0x2D8, 0x2D9, 0xA8, 0x0, 0x2DA,
    0xB8, 0x0, 0x2DD, 0x2DB, 0x2C7, 0x2014, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0,
    0x0, 0xC6, 0x0, 0xAA, 0x0, 0x0, 0x0, 0x0, 0x141, 0xD8, 0x152, 0xBA, 0x0, 0x0, 0x0, 0x0, 0x0, 0xE6, 0x0, 0x0, 0x0,
    0x131, 0x0, 0x0, 0x142, 0xF8, 0x153, 0xDF, 0x0, 0x0, 0x0, 0x0,
};

/* Adobe's names, of letters of Europe and signs; sorted by bytes. */
static const struct gate_name glyphs[] = {
    {"A", 0x41}, {"AE", 0xC6}, {"AEacute", 0x1FC}, {"AEmacron", 0x1E2}, {"Aacute", 0xC1}, {"Abreve", 0x102},
    {"Acaron", 0x1CD}, {"Acircumflex", 0xC2}, {"Acyrillic", 0x410}, {"Adblgrave", 0x200}, {"Adieresis", 0xC4},
    {"Adieresismacron", 0x1DE}, {"Adotmacron", 0x1E0}, {"Agrave", 0xC0}, {"Ainvertedbreve", 0x202}, {"Alpha", 0x391},
    {"Alphatonos", 0x386}, {"Amacron", 0x100}, {"Aogonek", 0x104}, {"Aring", 0xC5}, {"Aringacute", 0x1FA},
    {"Atilde", 0xC3}, {"B", 0x42}, {"Becyrillic", 0x411}, {"Beta", 0x392}, {"C", 0x43}, {"Cacute", 0x106},
    {"Ccaron", 0x10C}, {"Ccedilla", 0xC7}, {"Ccircumflex", 0x108}, {"Cdot", 0x10A}, {"Cdotaccent", 0x10A},
    {"Checyrillic", 0x427}, {"Chi", 0x3A7}, {"D", 0x44}, {"DZ", 0x1F1}, {"Dcaron", 0x10E}, {"Dcroat", 0x110},
    {"Decyrillic", 0x414}, {"Deicoptic", 0x3EE}, {"Deltagreek", 0x394}, {"Digammagreek", 0x3DC},
    {"Djecyrillic", 0x402}, {"Dslash", 0x110}, {"Dz", 0x1F2}, {"Dzecyrillic", 0x405}, {"Dzhecyrillic", 0x40F},
    {"E", 0x45}, {"Eacute", 0xC9}, {"Ebreve", 0x114}, {"Ecaron", 0x11A}, {"Ecircumflex", 0xCA}, {"Ecyrillic", 0x404},
    {"Edblgrave", 0x204}, {"Edieresis", 0xCB}, {"Edot", 0x116}, {"Edotaccent", 0x116}, {"Efcyrillic", 0x424},
    {"Egrave", 0xC8}, {"Einvertedbreve", 0x206}, {"Elcyrillic", 0x41B}, {"Emacron", 0x112}, {"Emcyrillic", 0x41C},
    {"Encyrillic", 0x41D}, {"Eng", 0x14A}, {"Eogonek", 0x118}, {"Epsilon", 0x395}, {"Epsilontonos", 0x388},
    {"Ercyrillic", 0x420}, {"Ereversedcyrillic", 0x42D}, {"Escyrillic", 0x421}, {"Eta", 0x397}, {"Etatonos", 0x389},
    {"Eth", 0xD0}, {"Euro", 0x20AC}, {"Ezhcaron", 0x1EE}, {"F", 0x46}, {"Feicoptic", 0x3E4}, {"G", 0x47},
    {"Gacute", 0x1F4}, {"Gamma", 0x393}, {"Gangiacoptic", 0x3EA}, {"Gbreve", 0x11E}, {"Gcaron", 0x1E6},
    {"Gcedilla", 0x122}, {"Gcircumflex", 0x11C}, {"Gcommaaccent", 0x122}, {"Gdot", 0x120}, {"Gdotaccent", 0x120},
    {"Gecyrillic", 0x413}, {"Gjecyrillic", 0x403}, {"Gstroke", 0x1E4}, {"H", 0x48}, {"H18533", 0x25CF},
    {"Hardsigncyrillic", 0x42A}, {"Hbar", 0x126}, {"Hcircumflex", 0x124}, {"Horicoptic", 0x3E8}, {"I", 0x49},
    {"IAcyrillic", 0x42F}, {"IJ", 0x132}, {"IUcyrillic", 0x42E}, {"Iacute", 0xCD}, {"Ibreve", 0x12C},
    {"Icaron", 0x1CF}, {"Icircumflex", 0xCE}, {"Icyrillic", 0x406}, {"Idblgrave", 0x208}, {"Idieresis", 0xCF},
    {"Idot", 0x130}, {"Idotaccent", 0x130}, {"Iecyrillic", 0x415}, {"Ifraktur", 0x2111}, {"Igrave", 0xCC},
    {"Iicyrillic", 0x418}, {"Iinvertedbreve", 0x20A}, {"Iishortcyrillic", 0x419}, {"Imacron", 0x12A},
    {"Iocyrillic", 0x401}, {"Iogonek", 0x12E}, {"Iota", 0x399}, {"Iotadieresis", 0x3AA}, {"Iotatonos", 0x38A},
    {"Itilde", 0x128}, {"J", 0x4A}, {"Jcircumflex", 0x134}, {"Jecyrillic", 0x408}, {"K", 0x4B}, {"Kacyrillic", 0x41A},
    {"Kappa", 0x39A}, {"Kcaron", 0x1E8}, {"Kcedilla", 0x136}, {"Kcommaaccent", 0x136}, {"Khacyrillic", 0x425},
    {"Kheicoptic", 0x3E6}, {"Kjecyrillic", 0x40C}, {"Koppagreek", 0x3DE}, {"L", 0x4C}, {"Lacute", 0x139},
    {"Lambda", 0x39B}, {"Lcaron", 0x13D}, {"Lcedilla", 0x13B}, {"Lcommaaccent", 0x13B}, {"Ldot", 0x13F},
    {"Ldotaccent", 0x13F}, {"Ljecyrillic", 0x409}, {"Lslash", 0x141}, {"M", 0x4D}, {"Mu", 0x39C}, {"N", 0x4E},
    {"Nacute", 0x143}, {"Ncaron", 0x147}, {"Ncedilla", 0x145}, {"Ncommaaccent", 0x145}, {"Njecyrillic", 0x40A},
    {"Ntilde", 0xD1}, {"Nu", 0x39D}, {"O", 0x4F}, {"OE", 0x152}, {"Oacute", 0xD3}, {"Obreve", 0x14E},
    {"Ocaron", 0x1D1}, {"Ocircumflex", 0xD4}, {"Ocyrillic", 0x41E}, {"Odblacute", 0x150}, {"Odblgrave", 0x20C},
    {"Odieresis", 0xD6}, {"Ograve", 0xD2}, {"Ohm", 0x2126}, {"Ohungarumlaut", 0x150}, {"Oinvertedbreve", 0x20E},
    {"Omacron", 0x14C}, {"Omega", 0x2126}, {"Omegagreek", 0x3A9}, {"Omegatonos", 0x38F}, {"Omicron", 0x39F},
    {"Omicrontonos", 0x38C}, {"Oogonek", 0x1EA}, {"Oogonekmacron", 0x1EC}, {"Oslash", 0xD8}, {"Oslashacute", 0x1FE},
    {"Ostrokeacute", 0x1FE}, {"Otilde", 0xD5}, {"P", 0x50}, {"Pecyrillic", 0x41F}, {"Phi", 0x3A6}, {"Pi", 0x3A0},
    {"Psi", 0x3A8}, {"Q", 0x51}, {"R", 0x52}, {"Racute", 0x154}, {"Rcaron", 0x158}, {"Rcedilla", 0x156},
    {"Rcommaaccent", 0x156}, {"Rdblgrave", 0x210}, {"Rfraktur", 0x211C}, {"Rho", 0x3A1}, {"Rinvertedbreve", 0x212},
    {"Rsmallinvertedsuperior", 0x2B6}, {"S", 0x53}, {"Sacute", 0x15A}, {"Sampigreek", 0x3E0}, {"Scaron", 0x160},
    {"Scedilla", 0x15E}, {"Scircumflex", 0x15C}, {"Scommaaccent", 0x218}, {"Shacyrillic", 0x428},
    {"Shchacyrillic", 0x429}, {"Sheicoptic", 0x3E2}, {"Shimacoptic", 0x3EC}, {"Sigma", 0x3A3},
    {"Softsigncyrillic", 0x42C}, {"Stigmagreek", 0x3DA}, {"T", 0x54}, {"Tau", 0x3A4}, {"Tbar", 0x166},
    {"Tcaron", 0x164}, {"Tcedilla", 0x162}, {"Tcommaaccent", 0x162}, {"Tecyrillic", 0x422}, {"Theta", 0x398},
    {"Thorn", 0xDE}, {"Tsecyrillic", 0x426}, {"Tshecyrillic", 0x40B}, {"U", 0x55}, {"Uacute", 0xDA},
    {"Ubreve", 0x16C}, {"Ucaron", 0x1D3}, {"Ucircumflex", 0xDB}, {"Ucyrillic", 0x423}, {"Udblacute", 0x170},
    {"Udblgrave", 0x214}, {"Udieresis", 0xDC}, {"Udieresisacute", 0x1D7}, {"Udieresiscaron", 0x1D9},
    {"Udieresisgrave", 0x1DB}, {"Udieresismacron", 0x1D5}, {"Ugrave", 0xD9}, {"Uhungarumlaut", 0x170},
    {"Uinvertedbreve", 0x216}, {"Umacron", 0x16A}, {"Uogonek", 0x172}, {"Upsilon", 0x3A5}, {"Upsilon1", 0x3D2},
    {"Upsilonacutehooksymbolgreek", 0x3D3}, {"Upsilondieresis", 0x3AB}, {"Upsilondieresishooksymbolgreek", 0x3D4},
    {"Upsilonhooksymbol", 0x3D2}, {"Upsilontonos", 0x38E}, {"Uring", 0x16E}, {"Ushortcyrillic", 0x40E},
    {"Utilde", 0x168}, {"V", 0x56}, {"Vecyrillic", 0x412}, {"W", 0x57}, {"Wcircumflex", 0x174}, {"X", 0x58},
    {"Xi", 0x39E}, {"Y", 0x59}, {"Yacute", 0xDD}, {"Ycircumflex", 0x176}, {"Ydieresis", 0x178},
    {"Yericyrillic", 0x42B}, {"Yicyrillic", 0x407}, {"Z", 0x5A}, {"Zacute", 0x179}, {"Zcaron", 0x17D},
    {"Zdot", 0x17B}, {"Zdotaccent", 0x17B}, {"Zecyrillic", 0x417}, {"Zeta", 0x396}, {"Zhecyrillic", 0x416},
    {"a", 0x61}, {"aacute", 0xE1}, {"abreve", 0x103}, {"acaron", 0x1CE}, {"acircumflex", 0xE2}, {"acute", 0xB4},
    {"acutelowmod", 0x2CF}, {"acyrillic", 0x430}, {"adblgrave", 0x201}, {"adieresis", 0xE4},
    {"adieresismacron", 0x1DF}, {"adotmacron", 0x1E1}, {"ae", 0xE6}, {"aeacute", 0x1FD}, {"aemacron", 0x1E3},
    {"afii00208", 0x2015}, {"afii08941", 0x20A4}, {"afii10017", 0x410}, {"afii10018", 0x411}, {"afii10019", 0x412},
    {"afii10020", 0x413}, {"afii10021", 0x414}, {"afii10022", 0x415}, {"afii10023", 0x401}, {"afii10024", 0x416},
    {"afii10025", 0x417}, {"afii10026", 0x418}, {"afii10027", 0x419}, {"afii10028", 0x41A}, {"afii10029", 0x41B},
    {"afii10030", 0x41C}, {"afii10031", 0x41D}, {"afii10032", 0x41E}, {"afii10033", 0x41F}, {"afii10034", 0x420},
    {"afii10035", 0x421}, {"afii10036", 0x422}, {"afii10037", 0x423}, {"afii10038", 0x424}, {"afii10039", 0x425},
    {"afii10040", 0x426}, {"afii10041", 0x427}, {"afii10042", 0x428}, {"afii10043", 0x429}, {"afii10044", 0x42A},
    {"afii10045", 0x42B}, {"afii10046", 0x42C}, {"afii10047", 0x42D}, {"afii10048", 0x42E}, {"afii10049", 0x42F},
    {"afii10051", 0x402}, {"afii10052", 0x403}, {"afii10053", 0x404}, {"afii10054", 0x405}, {"afii10055", 0x406},
    {"afii10056", 0x407}, {"afii10057", 0x408}, {"afii10058", 0x409}, {"afii10059", 0x40A}, {"afii10060", 0x40B},
    {"afii10061", 0x40C}, {"afii10062", 0x40E}, {"afii10065", 0x430}, {"afii10066", 0x431}, {"afii10067", 0x432},
    {"afii10068", 0x433}, {"afii10069", 0x434}, {"afii10070", 0x435}, {"afii10071", 0x451}, {"afii10072", 0x436},
    {"afii10073", 0x437}, {"afii10074", 0x438}, {"afii10075", 0x439}, {"afii10076", 0x43A}, {"afii10077", 0x43B},
    {"afii10078", 0x43C}, {"afii10079", 0x43D}, {"afii10080", 0x43E}, {"afii10081", 0x43F}, {"afii10082", 0x440},
    {"afii10083", 0x441}, {"afii10084", 0x442}, {"afii10085", 0x443}, {"afii10086", 0x444}, {"afii10087", 0x445},
    {"afii10088", 0x446}, {"afii10089", 0x447}, {"afii10090", 0x448}, {"afii10091", 0x449}, {"afii10092", 0x44A},
    {"afii10093", 0x44B}, {"afii10094", 0x44C}, {"afii10095", 0x44D}, {"afii10096", 0x44E}, {"afii10097", 0x44F},
    {"afii10099", 0x452}, {"afii10100", 0x453}, {"afii10101", 0x454}, {"afii10102", 0x455}, {"afii10103", 0x456},
    {"afii10104", 0x457}, {"afii10105", 0x458}, {"afii10106", 0x459}, {"afii10107", 0x45A}, {"afii10108", 0x45B},
    {"afii10109", 0x45C}, {"afii10110", 0x45E}, {"afii10145", 0x40F}, {"afii10193", 0x45F}, {"afii299", 0x200E},
    {"afii300", 0x200F}, {"afii301", 0x200D}, {"afii57636", 0x20AA}, {"afii57929", 0x2BC}, {"afii61248", 0x2105},
    {"afii61289", 0x2113}, {"afii61352", 0x2116}, {"afii61573", 0x202C}, {"afii61574", 0x202D}, {"afii61575", 0x202E},
    {"afii61664", 0x200C}, {"afii64937", 0x2BD}, {"agrave", 0xE0}, {"ainvertedbreve", 0x203}, {"alpha", 0x3B1},
    {"alphatonos", 0x3AC}, {"amacron", 0x101}, {"ampersand", 0x26}, {"angstrom", 0x212B}, {"anoteleia", 0x387},
    {"aogonek", 0x105}, {"apostrophemod", 0x2BC}, {"approxequal", 0x2248}, {"aring", 0xE5}, {"aringacute", 0x1FB},
    {"arrowboth", 0x2194}, {"arrowdown", 0x2193}, {"arrowheaddownmod", 0x2C5}, {"arrowheadleftmod", 0x2C2},
    {"arrowheadrightmod", 0x2C3}, {"arrowheadupmod", 0x2C4}, {"arrowleft", 0x2190}, {"arrowright", 0x2192},
    {"arrowup", 0x2191}, {"asciicircum", 0x5E}, {"asciitilde", 0x7E}, {"asterisk", 0x2A}, {"asterism", 0x2042},
    {"at", 0x40}, {"atilde", 0xE3}, {"b", 0x62}, {"backslash", 0x5C}, {"bar", 0x7C}, {"becyrillic", 0x431},
    {"beta", 0x3B2}, {"betasymbolgreek", 0x3D0}, {"blackcircle", 0x25CF}, {"blacksquare", 0x25A0},
    {"braceleft", 0x7B}, {"braceright", 0x7D}, {"bracketleft", 0x5B}, {"bracketright", 0x5D}, {"breve", 0x2D8},
    {"brokenbar", 0xA6}, {"bullet", 0x2022}, {"c", 0x63}, {"cacute", 0x107}, {"careof", 0x2105}, {"caron", 0x2C7},
    {"ccaron", 0x10D}, {"ccedilla", 0xE7}, {"ccircumflex", 0x109}, {"cdot", 0x10B}, {"cdotaccent", 0x10B},
    {"cedilla", 0xB8}, {"cent", 0xA2}, {"centigrade", 0x2103}, {"checyrillic", 0x447}, {"chi", 0x3C7},
    {"circle", 0x25CB}, {"circumflex", 0x2C6}, {"colon", 0x3A}, {"colonmonetary", 0x20A1}, {"colonsign", 0x20A1},
    {"colontriangularhalfmod", 0x2D1}, {"colontriangularmod", 0x2D0}, {"comma", 0x2C}, {"commareversedmod", 0x2BD},
    {"commaturnedmod", 0x2BB}, {"controlACK", 0x6}, {"controlBEL", 0x7}, {"controlBS", 0x8}, {"controlCAN", 0x18},
    {"controlCR", 0xD}, {"controlDC1", 0x11}, {"controlDC2", 0x12}, {"controlDC3", 0x13}, {"controlDC4", 0x14},
    {"controlDEL", 0x7F}, {"controlDLE", 0x10}, {"controlEM", 0x19}, {"controlENQ", 0x5}, {"controlEOT", 0x4},
    {"controlESC", 0x1B}, {"controlETB", 0x17}, {"controlETX", 0x3}, {"controlFF", 0xC}, {"controlFS", 0x1C},
    {"controlGS", 0x1D}, {"controlHT", 0x9}, {"controlLF", 0xA}, {"controlNAK", 0x15}, {"controlRS", 0x1E},
    {"controlSI", 0xF}, {"controlSO", 0xE}, {"controlSOT", 0x2}, {"controlSTX", 0x1}, {"controlSUB", 0x1A},
    {"controlSYN", 0x16}, {"controlUS", 0x1F}, {"controlVT", 0xB}, {"copyright", 0xA9}, {"cruzeiro", 0x20A2},
    {"currency", 0xA4}, {"d", 0x64}, {"dagger", 0x2020}, {"daggerdbl", 0x2021}, {"dbllowline", 0x2017},
    {"dblprimemod", 0x2BA}, {"dblverticalbar", 0x2016}, {"dcaron", 0x10F}, {"dcroat", 0x111}, {"decyrillic", 0x434},
    {"degree", 0xB0}, {"deicoptic", 0x3EF}, {"delta", 0x3B4}, {"dialytikatonos", 0x385}, {"dieresis", 0xA8},
    {"dieresistonos", 0x385}, {"divide", 0xF7}, {"djecyrillic", 0x452}, {"dmacron", 0x111}, {"dollar", 0x24},
    {"dong", 0x20AB}, {"dotaccent", 0x2D9}, {"dotlessi", 0x131}, {"downtackmod", 0x2D5}, {"dz", 0x1F3},
    {"dzecyrillic", 0x455}, {"dzhecyrillic", 0x45F}, {"e", 0x65}, {"eacute", 0xE9}, {"ebreve", 0x115},
    {"ecaron", 0x11B}, {"ecircumflex", 0xEA}, {"ecyrillic", 0x454}, {"edblgrave", 0x205}, {"edieresis", 0xEB},
    {"edot", 0x117}, {"edotaccent", 0x117}, {"efcyrillic", 0x444}, {"egrave", 0xE8}, {"eight", 0x38},
    {"eightinferior", 0x2088}, {"eightsuperior", 0x2078}, {"einvertedbreve", 0x207}, {"elcyrillic", 0x43B},
    {"ellipsis", 0x2026}, {"emacron", 0x113}, {"emcyrillic", 0x43C}, {"emdash", 0x2014}, {"encyrillic", 0x43D},
    {"endash", 0x2013}, {"eng", 0x14B}, {"enspace", 0x2002}, {"eogonek", 0x119}, {"epsilon", 0x3B5},
    {"epsilontonos", 0x3AD}, {"equal", 0x3D}, {"equalsuperior", 0x207C}, {"ercyrillic", 0x440},
    {"ereversedcyrillic", 0x44D}, {"escyrillic", 0x441}, {"estimated", 0x212E}, {"eta", 0x3B7}, {"etatonos", 0x3AE},
    {"eth", 0xF0}, {"eturned", 0x1DD}, {"euro", 0x20AC}, {"exclam", 0x21}, {"exclamdbl", 0x203C},
    {"exclamdown", 0xA1}, {"ezhcaron", 0x1EF}, {"f", 0x66}, {"fahrenheit", 0x2109}, {"feicoptic", 0x3E5},
    {"ff", 0xFB00}, {"ffi", 0xFB03}, {"ffl", 0xFB04}, {"fi", 0xFB01}, {"figuredash", 0x2012}, {"filledbox", 0x25A0},
    {"firsttonechinese", 0x2C9}, {"five", 0x35}, {"fiveeighths", 0x215D}, {"fiveinferior", 0x2085},
    {"fivesuperior", 0x2075}, {"fl", 0xFB02}, {"four", 0x34}, {"fourinferior", 0x2084}, {"foursuperior", 0x2074},
    {"fourthtonechinese", 0x2CB}, {"fraction", 0x2044}, {"franc", 0x20A3}, {"g", 0x67}, {"gacute", 0x1F5},
    {"gamma", 0x3B3}, {"gammasuperior", 0x2E0}, {"gangiacoptic", 0x3EB}, {"gbreve", 0x11F}, {"gcaron", 0x1E7},
    {"gcedilla", 0x123}, {"gcircumflex", 0x11D}, {"gcommaaccent", 0x123}, {"gdot", 0x121}, {"gdotaccent", 0x121},
    {"gecyrillic", 0x433}, {"germandbls", 0xDF}, {"gjecyrillic", 0x453}, {"glottalstopmod", 0x2C0},
    {"glottalstopreversedmod", 0x2C1}, {"glottalstopreversedsuperior", 0x2E4}, {"grave", 0x60},
    {"gravelowmod", 0x2CE}, {"greater", 0x3E}, {"greaterequal", 0x2265}, {"gstroke", 0x1E5}, {"guillemotleft", 0xAB},
    {"guillemotright", 0xBB}, {"guilsinglleft", 0x2039}, {"guilsinglright", 0x203A}, {"h", 0x68},
    {"hardsigncyrillic", 0x44A}, {"hbar", 0x127}, {"hcircumflex", 0x125}, {"hhooksuperior", 0x2B1},
    {"horicoptic", 0x3E9}, {"horizontalbar", 0x2015}, {"hsuperior", 0x2B0}, {"hungarumlaut", 0x2DD}, {"hyphen", 0x2D},
    {"hyphentwo", 0x2010}, {"i", 0x69}, {"iacute", 0xED}, {"iacyrillic", 0x44F}, {"ibreve", 0x12D}, {"icaron", 0x1D0},
    {"icircumflex", 0xEE}, {"icyrillic", 0x456}, {"idblgrave", 0x209}, {"idieresis", 0xEF}, {"iecyrillic", 0x435},
    {"igrave", 0xEC}, {"iicyrillic", 0x438}, {"iinvertedbreve", 0x20B}, {"iishortcyrillic", 0x439}, {"ij", 0x133},
    {"ilde", 0x2DC}, {"imacron", 0x12B}, {"iocyrillic", 0x451}, {"iogonek", 0x12F}, {"iota", 0x3B9},
    {"iotadieresis", 0x3CA}, {"iotadieresistonos", 0x390}, {"iotatonos", 0x3AF}, {"itilde", 0x129},
    {"iucyrillic", 0x44E}, {"j", 0x6A}, {"jcaron", 0x1F0}, {"jcircumflex", 0x135}, {"jecyrillic", 0x458},
    {"jsuperior", 0x2B2}, {"k", 0x6B}, {"kacyrillic", 0x43A}, {"kappa", 0x3BA}, {"kappasymbolgreek", 0x3F0},
    {"kcaron", 0x1E9}, {"kcedilla", 0x137}, {"kcommaaccent", 0x137}, {"kgreenlandic", 0x138}, {"khacyrillic", 0x445},
    {"kheicoptic", 0x3E7}, {"kjecyrillic", 0x45C}, {"l", 0x6C}, {"lacute", 0x13A}, {"lambda", 0x3BB},
    {"lcaron", 0x13E}, {"lcedilla", 0x13C}, {"lcommaaccent", 0x13C}, {"ldot", 0x140}, {"ldotaccent", 0x140},
    {"less", 0x3C}, {"lessequal", 0x2264}, {"lira", 0x20A4}, {"ljecyrillic", 0x459}, {"logicalnot", 0xAC},
    {"longs", 0x17F}, {"lslash", 0x142}, {"lsquare", 0x2113}, {"m", 0x6D}, {"macron", 0xAF}, {"macronlowmod", 0x2CD},
    {"middot", 0xB7}, {"minus", 0x2212}, {"minusmod", 0x2D7}, {"minute", 0x2032}, {"mu", 0xB5}, {"mu1", 0xB5},
    {"mugreek", 0x3BC}, {"multiply", 0xD7}, {"n", 0x6E}, {"nacute", 0x144}, {"napostrophe", 0x149}, {"nbspace", 0xA0},
    {"ncaron", 0x148}, {"ncedilla", 0x146}, {"ncommaaccent", 0x146}, {"newsheqelsign", 0x20AA}, {"nine", 0x39},
    {"nineinferior", 0x2089}, {"ninesuperior", 0x2079}, {"njecyrillic", 0x45A}, {"nonbreakingspace", 0xA0},
    {"notequal", 0x2260}, {"nsuperior", 0x207F}, {"ntilde", 0xF1}, {"nu", 0x3BD}, {"numbersign", 0x23},
    {"numeralsigngreek", 0x374}, {"numeralsignlowergreek", 0x375}, {"numero", 0x2116}, {"o", 0x6F}, {"oacute", 0xF3},
    {"obreve", 0x14F}, {"ocaron", 0x1D2}, {"ocircumflex", 0xF4}, {"ocyrillic", 0x43E}, {"odblacute", 0x151},
    {"odblgrave", 0x20D}, {"odieresis", 0xF6}, {"oe", 0x153}, {"ogonek", 0x2DB}, {"ograve", 0xF2},
    {"ohungarumlaut", 0x151}, {"oinvertedbreve", 0x20F}, {"omacron", 0x14D}, {"omega", 0x3C9}, {"omega1", 0x3D6},
    {"omegatonos", 0x3CE}, {"omicron", 0x3BF}, {"omicrontonos", 0x3CC}, {"one", 0x31}, {"onedotenleader", 0x2024},
    {"oneeighth", 0x215B}, {"onehalf", 0xBD}, {"oneinferior", 0x2081}, {"onequarter", 0xBC}, {"onesuperior", 0xB9},
    {"onethird", 0x2153}, {"oogonek", 0x1EB}, {"oogonekmacron", 0x1ED}, {"ordfeminine", 0xAA}, {"ordmasculine", 0xBA},
    {"oslash", 0xF8}, {"oslashacute", 0x1FF}, {"ostrokeacute", 0x1FF}, {"otilde", 0xF5}, {"overline", 0x203E},
    {"overscore", 0xAF}, {"p", 0x70}, {"paragraph", 0xB6}, {"parenleft", 0x28}, {"parenleftinferior", 0x208D},
    {"parenleftsuperior", 0x207D}, {"parenright", 0x29}, {"parenrightinferior", 0x208E},
    {"parenrightsuperior", 0x207E}, {"pecyrillic", 0x43F}, {"percent", 0x25}, {"period", 0x2E},
    {"periodcentered", 0xB7}, {"perthousand", 0x2030}, {"peseta", 0x20A7}, {"phi", 0x3C6}, {"phi1", 0x3D5},
    {"phisymbolgreek", 0x3D5}, {"pi", 0x3C0}, {"pisymbolgreek", 0x3D6}, {"plus", 0x2B}, {"plusminus", 0xB1},
    {"plusmod", 0x2D6}, {"plussuperior", 0x207A}, {"prescription", 0x211E}, {"primemod", 0x2B9},
    {"primereversed", 0x2035}, {"psi", 0x3C8}, {"q", 0x71}, {"question", 0x3F}, {"questiondown", 0xBF},
    {"questiongreek", 0x37E}, {"quotedbl", 0x22}, {"quotedblbase", 0x201E}, {"quotedblleft", 0x201C},
    {"quotedblright", 0x201D}, {"quoteleft", 0x2018}, {"quoteleftreversed", 0x201B}, {"quotereversed", 0x201B},
    {"quoteright", 0x2019}, {"quoterightn", 0x149}, {"quotesinglbase", 0x201A}, {"quotesingle", 0x27}, {"r", 0x72},
    {"racute", 0x155}, {"rcaron", 0x159}, {"rcedilla", 0x157}, {"rcommaaccent", 0x157}, {"rdblgrave", 0x211},
    {"referencemark", 0x203B}, {"registered", 0xAE}, {"rho", 0x3C1}, {"rhookturnedsuperior", 0x2B5},
    {"rhosymbolgreek", 0x3F1}, {"rhotichookmod", 0x2DE}, {"ring", 0x2DA}, {"ringhalfleft", 0x2BF},
    {"ringhalfleftcentered", 0x2D3}, {"ringhalfright", 0x2BE}, {"ringhalfrightcentered", 0x2D2},
    {"rinvertedbreve", 0x213}, {"rturnedsuperior", 0x2B4}, {"s", 0x73}, {"sacute", 0x15B}, {"scaron", 0x161},
    {"scedilla", 0x15F}, {"scircumflex", 0x15D}, {"scommaaccent", 0x219}, {"second", 0x2033},
    {"secondtonechinese", 0x2CA}, {"section", 0xA7}, {"semicolon", 0x3B}, {"seven", 0x37}, {"seveneighths", 0x215E},
    {"seveninferior", 0x2087}, {"sevensuperior", 0x2077}, {"sfthyphen", 0xAD}, {"shacyrillic", 0x448},
    {"shchacyrillic", 0x449}, {"sheicoptic", 0x3E3}, {"sheqel", 0x20AA}, {"sheqelhebrew", 0x20AA},
    {"shimacoptic", 0x3ED}, {"sigma", 0x3C3}, {"sigma1", 0x3C2}, {"sigmafinal", 0x3C2},
    {"sigmalunatesymbolgreek", 0x3F2}, {"six", 0x36}, {"sixinferior", 0x2086}, {"sixsuperior", 0x2076},
    {"slash", 0x2F}, {"slong", 0x17F}, {"softhyphen", 0xAD}, {"softsigncyrillic", 0x44C}, {"space", 0x20},
    {"spacehackarabic", 0x20}, {"sterling", 0xA3}, {"t", 0x74}, {"tau", 0x3C4}, {"tbar", 0x167}, {"tcaron", 0x165},
    {"tcedilla", 0x163}, {"tcommaaccent", 0x163}, {"tecyrillic", 0x442}, {"telephone", 0x2121}, {"theta", 0x3B8},
    {"theta1", 0x3D1}, {"thetasymbolgreek", 0x3D1}, {"thorn", 0xFE}, {"three", 0x33}, {"threeeighths", 0x215C},
    {"threeinferior", 0x2083}, {"threequarters", 0xBE}, {"threesuperior", 0xB3}, {"tilde", 0x2DC},
    {"tonebarextrahighmod", 0x2E5}, {"tonebarextralowmod", 0x2E9}, {"tonebarhighmod", 0x2E6},
    {"tonebarlowmod", 0x2E8}, {"tonebarmidmod", 0x2E7}, {"tonos", 0x384}, {"trademark", 0x2122},
    {"tsecyrillic", 0x446}, {"tshecyrillic", 0x45B}, {"two", 0x32}, {"twodotenleader", 0x2025},
    {"twodotleader", 0x2025}, {"twoinferior", 0x2082}, {"twosuperior", 0xB2}, {"twothirds", 0x2154}, {"u", 0x75},
    {"uacute", 0xFA}, {"ubreve", 0x16D}, {"ucaron", 0x1D4}, {"ucircumflex", 0xFB}, {"ucyrillic", 0x443},
    {"udblacute", 0x171}, {"udblgrave", 0x215}, {"udieresis", 0xFC}, {"udieresisacute", 0x1D8},
    {"udieresiscaron", 0x1DA}, {"udieresisgrave", 0x1DC}, {"udieresismacron", 0x1D6}, {"ugrave", 0xF9},
    {"uhungarumlaut", 0x171}, {"uinvertedbreve", 0x217}, {"umacron", 0x16B}, {"underscore", 0x5F},
    {"underscoredbl", 0x2017}, {"uogonek", 0x173}, {"upsilon", 0x3C5}, {"upsilondieresis", 0x3CB},
    {"upsilondieresistonos", 0x3B0}, {"upsilontonos", 0x3CD}, {"uptackmod", 0x2D4}, {"uring", 0x16F},
    {"ushortcyrillic", 0x45E}, {"utilde", 0x169}, {"v", 0x76}, {"vecyrillic", 0x432}, {"verticalbar", 0x7C},
    {"verticallinelowmod", 0x2CC}, {"verticallinemod", 0x2C8}, {"w", 0x77}, {"wcircumflex", 0x175},
    {"weierstrass", 0x2118}, {"whitecircle", 0x25CB}, {"won", 0x20A9}, {"wsuperior", 0x2B7}, {"x", 0x78},
    {"xi", 0x3BE}, {"xsuperior", 0x2E3}, {"y", 0x79}, {"yacute", 0xFD}, {"ycircumflex", 0x177}, {"ydieresis", 0xFF},
    {"yen", 0xA5}, {"yericyrillic", 0x44B}, {"yicyrillic", 0x457}, {"yotgreek", 0x3F3}, {"ypogegrammeni", 0x37A},
    {"ysuperior", 0x2B8}, {"z", 0x7A}, {"zacute", 0x17A}, {"zcaron", 0x17E}, {"zdot", 0x17C}, {"zdotaccent", 0x17C},
    {"zecyrillic", 0x437}, {"zero", 0x30}, {"zeroinferior", 0x2080}, {"zerosuperior", 0x2070},
    {"zerowidthnonjoiner", 0x200C}, {"zerowidthspace", 0x200B}, {"zeta", 0x3B6}, {"zhecyrillic", 0x436},
};
/* clang-format on */

uint32_t inside_encoded(const char *encoding, unsigned char code) {
    if (code < ' ') return 0;
    bool is_standard = !strcmp(encoding, "StandardEncoding");
    if (is_standard && code == '\'') return 0x2019;
    if (is_standard && code == '`') return 0x2018;
    if (code < 0x80) return code;
    if (is_standard) return standard[code - 0x80];
    if (!strcmp(encoding, "MacRomanEncoding")) return mac_roman[code - 0x80];
    return code < 0xA0 ? win_ansi[code - 0x80] : code;
}

static bool from_digits(struct arena *arena, struct str digits, struct str *text) {
    uint32_t code = 0;
    for (size_t i = 0; i < digits.size; i++) {
        if (!gate_is_hex(digits.data[i])) return false;
        code = code * 16 + (uint32_t)gate_hex(digits.data[i]);
    }
    if (code >= 0x110000 || (code >= 0xD800 && code < 0xE000)) return false;
    char *bytes = NEW_ARRAY(arena, char, 4);
    *text = (struct str){bytes, str_encode(code, bytes)};
    return true;
}

/* One part of a name: "Adieresis", "uni00C4", "u1F600". */
static bool part_text(struct arena *arena, struct str name, struct str *text) {
    uint32_t known = gate_named(glyphs, sizeof glyphs / sizeof *glyphs, name);
    if (known) {
        char *bytes = NEW_ARRAY(arena, char, 4);
        *text = (struct str){bytes, str_encode(known, bytes)};
        return true;
    }
    *text = STR("");
    if (str_starts(name, STR("uni")) && name.size >= 7 && (name.size - 3) % 4 == 0) {
        for (size_t at = 3; at < name.size; at += 4) {
            struct str one;
            if (!from_digits(arena, str_slice(name, at, at + 4), &one)) return false;
            *text = str_join(arena, *text, one);
        }
        return true;
    }
    return name.size >= 5 && name.size <= 7 && name.data[0] == 'u' && from_digits(arena, str_skip(name, 1), text);
}

/* "f_f_i.alt": what stands behind a full stop tells apart, parts are joined by low lines. */
bool inside_glyph_text(struct arena *arena, struct str name, struct str *text) {
    struct str rest, part, one;
    enum { LONGEST = 200 };
    *text = STR("");
    if (!name.size || name.size > LONGEST || name.data[0] == '.') return false;
    rest = name;
    str_cut(&rest, '.', &name);
    rest = name;
    while (str_cut(&rest, '_', &part)) {
        if (!part_text(arena, part, &one)) return false;
        *text = str_join(arena, *text, one);
    }
    return text->size;
}
