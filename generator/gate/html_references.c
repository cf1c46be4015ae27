/* Character references by name: those of HTML's for letters of Europe, signs, spaces and what cannot be seen. */
#include "gate/html_internal.h"

/* clang-format off */
static const struct gate_name references[] = {
    {"AElig", 0xC6}, {"AMP", 0x26}, {"Aacute", 0xC1}, {"Abreve", 0x102}, {"Acirc", 0xC2}, {"Acy", 0x410},
    {"Agrave", 0xC0}, {"Alpha", 0x391}, {"Amacr", 0x100}, {"Aogon", 0x104}, {"ApplyFunction", 0x2061},
    {"Aring", 0xC5}, {"Atilde", 0xC3}, {"Auml", 0xC4}, {"Bcy", 0x411}, {"Bernoullis", 0x212C}, {"Beta", 0x392},
    {"Breve", 0x2D8}, {"Bscr", 0x212C}, {"CHcy", 0x427}, {"COPY", 0xA9}, {"Cacute", 0x106}, {"Cayleys", 0x212D},
    {"Ccaron", 0x10C}, {"Ccedil", 0xC7}, {"Ccirc", 0x108}, {"Cdot", 0x10A}, {"Cedilla", 0xB8}, {"CenterDot", 0xB7},
    {"Cfr", 0x212D}, {"Chi", 0x3A7}, {"CloseCurlyDoubleQuote", 0x201D}, {"CloseCurlyQuote", 0x2019}, {"Copf", 0x2102},
    {"DJcy", 0x402}, {"DScy", 0x405}, {"DZcy", 0x40F}, {"Dagger", 0x2021}, {"Dcaron", 0x10E}, {"Dcy", 0x414},
    {"Delta", 0x394}, {"DiacriticalAcute", 0xB4}, {"DiacriticalDot", 0x2D9}, {"DiacriticalDoubleAcute", 0x2DD},
    {"DiacriticalGrave", 0x60}, {"DiacriticalTilde", 0x2DC}, {"Dot", 0xA8}, {"DoubleDot", 0xA8},
    {"DownArrow", 0x2193}, {"Dstrok", 0x110}, {"ENG", 0x14A}, {"ETH", 0xD0}, {"Eacute", 0xC9}, {"Ecaron", 0x11A},
    {"Ecirc", 0xCA}, {"Ecy", 0x42D}, {"Edot", 0x116}, {"Egrave", 0xC8}, {"Emacr", 0x112}, {"Eogon", 0x118},
    {"Epsilon", 0x395}, {"Eta", 0x397}, {"Euml", 0xCB}, {"Fcy", 0x424}, {"GJcy", 0x403}, {"GT", 0x3E},
    {"Gamma", 0x393}, {"Gammad", 0x3DC}, {"Gbreve", 0x11E}, {"Gcedil", 0x122}, {"Gcirc", 0x11C}, {"Gcy", 0x413},
    {"Gdot", 0x120}, {"GreaterEqual", 0x2265}, {"HARDcy", 0x42A}, {"Hacek", 0x2C7}, {"Hat", 0x5E}, {"Hcirc", 0x124},
    {"Hfr", 0x210C}, {"HilbertSpace", 0x210B}, {"Hopf", 0x210D}, {"Hscr", 0x210B}, {"Hstrok", 0x126}, {"IEcy", 0x415},
    {"IJlig", 0x132}, {"IOcy", 0x401}, {"Iacute", 0xCD}, {"Icirc", 0xCE}, {"Icy", 0x418}, {"Idot", 0x130},
    {"Ifr", 0x2111}, {"Igrave", 0xCC}, {"Im", 0x2111}, {"Imacr", 0x12A}, {"InvisibleComma", 0x2063},
    {"InvisibleTimes", 0x2062}, {"Iogon", 0x12E}, {"Iota", 0x399}, {"Iscr", 0x2110}, {"Itilde", 0x128},
    {"Iukcy", 0x406}, {"Iuml", 0xCF}, {"Jcirc", 0x134}, {"Jcy", 0x419}, {"Jsercy", 0x408}, {"Jukcy", 0x404},
    {"KHcy", 0x425}, {"KJcy", 0x40C}, {"Kappa", 0x39A}, {"Kcedil", 0x136}, {"Kcy", 0x41A}, {"LJcy", 0x409},
    {"LT", 0x3C}, {"Lacute", 0x139}, {"Lambda", 0x39B}, {"Laplacetrf", 0x2112}, {"Lcaron", 0x13D}, {"Lcedil", 0x13B},
    {"Lcy", 0x41B}, {"LeftArrow", 0x2190}, {"LeftRightArrow", 0x2194}, {"Lmidot", 0x13F}, {"Lscr", 0x2112},
    {"Lstrok", 0x141}, {"Mcy", 0x41C}, {"MediumSpace", 0x205F}, {"Mu", 0x39C}, {"NJcy", 0x40A}, {"Nacute", 0x143},
    {"Ncaron", 0x147}, {"Ncedil", 0x145}, {"Ncy", 0x41D}, {"NegativeMediumSpace", 0x200B},
    {"NegativeThickSpace", 0x200B}, {"NegativeThinSpace", 0x200B}, {"NegativeVeryThinSpace", 0x200B},
    {"NewLine", 0xA}, {"NoBreak", 0x2060}, {"NonBreakingSpace", 0xA0}, {"Nopf", 0x2115}, {"NotEqual", 0x2260},
    {"Ntilde", 0xD1}, {"Nu", 0x39D}, {"OElig", 0x152}, {"Oacute", 0xD3}, {"Ocirc", 0xD4}, {"Ocy", 0x41E},
    {"Odblac", 0x150}, {"Ograve", 0xD2}, {"Omacr", 0x14C}, {"Omega", 0x3A9}, {"Omicron", 0x39F},
    {"OpenCurlyDoubleQuote", 0x201C}, {"OpenCurlyQuote", 0x2018}, {"Oslash", 0xD8}, {"Otilde", 0xD5}, {"Ouml", 0xD6},
    {"OverBar", 0x203E}, {"Pcy", 0x41F}, {"Phi", 0x3A6}, {"Pi", 0x3A0}, {"PlusMinus", 0xB1},
    {"Poincareplane", 0x210C}, {"Popf", 0x2119}, {"Prime", 0x2033}, {"Psi", 0x3A8}, {"QUOT", 0x22}, {"Qopf", 0x211A},
    {"REG", 0xAE}, {"Racute", 0x154}, {"Rcaron", 0x158}, {"Rcedil", 0x156}, {"Rcy", 0x420}, {"Re", 0x211C},
    {"Rfr", 0x211C}, {"Rho", 0x3A1}, {"RightArrow", 0x2192}, {"Ropf", 0x211D}, {"Rscr", 0x211B}, {"SHCHcy", 0x429},
    {"SHcy", 0x428}, {"SOFTcy", 0x42C}, {"Sacute", 0x15A}, {"Scaron", 0x160}, {"Scedil", 0x15E}, {"Scirc", 0x15C},
    {"Scy", 0x421}, {"ShortDownArrow", 0x2193}, {"ShortLeftArrow", 0x2190}, {"ShortRightArrow", 0x2192},
    {"ShortUpArrow", 0x2191}, {"Sigma", 0x3A3}, {"THORN", 0xDE}, {"TRADE", 0x2122}, {"TSHcy", 0x40B}, {"TScy", 0x426},
    {"Tab", 0x9}, {"Tau", 0x3A4}, {"Tcaron", 0x164}, {"Tcedil", 0x162}, {"Tcy", 0x422}, {"Theta", 0x398},
    {"ThinSpace", 0x2009}, {"TildeTilde", 0x2248}, {"Tstrok", 0x166}, {"Uacute", 0xDA}, {"Ubrcy", 0x40E},
    {"Ubreve", 0x16C}, {"Ucirc", 0xDB}, {"Ucy", 0x423}, {"Udblac", 0x170}, {"Ugrave", 0xD9}, {"Umacr", 0x16A},
    {"UnderBar", 0x5F}, {"Uogon", 0x172}, {"UpArrow", 0x2191}, {"Upsi", 0x3D2}, {"Upsilon", 0x3A5}, {"Uring", 0x16E},
    {"Utilde", 0x168}, {"Uuml", 0xDC}, {"Vcy", 0x412}, {"Verbar", 0x2016}, {"Vert", 0x2016}, {"VerticalLine", 0x7C},
    {"VeryThinSpace", 0x200A}, {"Wcirc", 0x174}, {"Xi", 0x39E}, {"YAcy", 0x42F}, {"YIcy", 0x407}, {"YUcy", 0x42E},
    {"Yacute", 0xDD}, {"Ycirc", 0x176}, {"Ycy", 0x42B}, {"Yuml", 0x178}, {"ZHcy", 0x416}, {"Zacute", 0x179},
    {"Zcaron", 0x17D}, {"Zcy", 0x417}, {"Zdot", 0x17B}, {"ZeroWidthSpace", 0x200B}, {"Zeta", 0x396}, {"Zfr", 0x2128},
    {"Zopf", 0x2124}, {"aacute", 0xE1}, {"abreve", 0x103}, {"acirc", 0xE2}, {"acute", 0xB4}, {"acy", 0x430},
    {"aelig", 0xE6}, {"af", 0x2061}, {"agrave", 0xE0}, {"alpha", 0x3B1}, {"amacr", 0x101}, {"amp", 0x26},
    {"angst", 0xC5}, {"aogon", 0x105}, {"ap", 0x2248}, {"apos", 0x27}, {"approx", 0x2248}, {"aring", 0xE5},
    {"ast", 0x2A}, {"asymp", 0x2248}, {"atilde", 0xE3}, {"auml", 0xE4}, {"backepsilon", 0x3F6}, {"backprime", 0x2035},
    {"bcy", 0x431}, {"bdquo", 0x201E}, {"bepsi", 0x3F6}, {"bernou", 0x212C}, {"beta", 0x3B2}, {"bprime", 0x2035},
    {"breve", 0x2D8}, {"brvbar", 0xA6}, {"bsemi", 0x204F}, {"bsol", 0x5C}, {"bull", 0x2022}, {"bullet", 0x2022},
    {"cacute", 0x107}, {"caret", 0x2041}, {"caron", 0x2C7}, {"ccaron", 0x10D}, {"ccedil", 0xE7}, {"ccirc", 0x109},
    {"cdot", 0x10B}, {"cedil", 0xB8}, {"cent", 0xA2}, {"centerdot", 0xB7}, {"chcy", 0x447}, {"chi", 0x3C7},
    {"cir", 0x25CB}, {"circ", 0x2C6}, {"circledR", 0xAE}, {"colon", 0x3A}, {"comma", 0x2C}, {"commat", 0x40},
    {"complexes", 0x2102}, {"copy", 0xA9}, {"copysr", 0x2117}, {"curren", 0xA4}, {"dagger", 0x2020}, {"darr", 0x2193},
    {"dash", 0x2010}, {"dblac", 0x2DD}, {"dcaron", 0x10F}, {"dcy", 0x434}, {"ddagger", 0x2021}, {"deg", 0xB0},
    {"delta", 0x3B4}, {"die", 0xA8}, {"digamma", 0x3DD}, {"div", 0xF7}, {"divide", 0xF7}, {"djcy", 0x452},
    {"dollar", 0x24}, {"dot", 0x2D9}, {"downarrow", 0x2193}, {"dscy", 0x455}, {"dstrok", 0x111}, {"dzcy", 0x45F},
    {"eacute", 0xE9}, {"ecaron", 0x11B}, {"ecirc", 0xEA}, {"ecy", 0x44D}, {"edot", 0x117}, {"egrave", 0xE8},
    {"ell", 0x2113}, {"emacr", 0x113}, {"emsp", 0x2003}, {"emsp13", 0x2004}, {"emsp14", 0x2005}, {"eng", 0x14B},
    {"ensp", 0x2002}, {"eogon", 0x119}, {"epsi", 0x3B5}, {"epsilon", 0x3B5}, {"epsiv", 0x3F5}, {"equals", 0x3D},
    {"escr", 0x212F}, {"eta", 0x3B7}, {"eth", 0xF0}, {"euml", 0xEB}, {"euro", 0x20AC}, {"excl", 0x21}, {"fcy", 0x444},
    {"ffilig", 0xFB03}, {"fflig", 0xFB00}, {"ffllig", 0xFB04}, {"filig", 0xFB01}, {"fllig", 0xFB02}, {"frac12", 0xBD},
    {"frac13", 0x2153}, {"frac14", 0xBC}, {"frac15", 0x2155}, {"frac16", 0x2159}, {"frac18", 0x215B},
    {"frac23", 0x2154}, {"frac25", 0x2156}, {"frac34", 0xBE}, {"frac35", 0x2157}, {"frac38", 0x215C},
    {"frac45", 0x2158}, {"frac56", 0x215A}, {"frac58", 0x215D}, {"frac78", 0x215E}, {"frasl", 0x2044},
    {"gacute", 0x1F5}, {"gamma", 0x3B3}, {"gammad", 0x3DD}, {"gbreve", 0x11F}, {"gcirc", 0x11D}, {"gcy", 0x433},
    {"gdot", 0x121}, {"ge", 0x2265}, {"geq", 0x2265}, {"gjcy", 0x453}, {"grave", 0x60}, {"gscr", 0x210A},
    {"gt", 0x3E}, {"hairsp", 0x200A}, {"half", 0xBD}, {"hamilt", 0x210B}, {"hardcy", 0x44A}, {"harr", 0x2194},
    {"hbar", 0x210F}, {"hcirc", 0x125}, {"hellip", 0x2026}, {"horbar", 0x2015}, {"hslash", 0x210F}, {"hstrok", 0x127},
    {"hybull", 0x2043}, {"hyphen", 0x2010}, {"iacute", 0xED}, {"ic", 0x2063}, {"icirc", 0xEE}, {"icy", 0x438},
    {"iecy", 0x435}, {"iexcl", 0xA1}, {"igrave", 0xEC}, {"iiota", 0x2129}, {"ijlig", 0x133}, {"imacr", 0x12B},
    {"image", 0x2111}, {"imagline", 0x2110}, {"imagpart", 0x2111}, {"imath", 0x131}, {"incare", 0x2105},
    {"inodot", 0x131}, {"integers", 0x2124}, {"iocy", 0x451}, {"iogon", 0x12F}, {"iota", 0x3B9}, {"iquest", 0xBF},
    {"it", 0x2062}, {"itilde", 0x129}, {"iukcy", 0x456}, {"iuml", 0xEF}, {"jcirc", 0x135}, {"jcy", 0x439},
    {"jsercy", 0x458}, {"jukcy", 0x454}, {"kappa", 0x3BA}, {"kappav", 0x3F0}, {"kcedil", 0x137}, {"kcy", 0x43A},
    {"kgreen", 0x138}, {"khcy", 0x445}, {"kjcy", 0x45C}, {"lacute", 0x13A}, {"lagran", 0x2112}, {"lambda", 0x3BB},
    {"laquo", 0xAB}, {"larr", 0x2190}, {"lbrace", 0x7B}, {"lbrack", 0x5B}, {"lcaron", 0x13E}, {"lcedil", 0x13C},
    {"lcub", 0x7B}, {"lcy", 0x43B}, {"ldquo", 0x201C}, {"ldquor", 0x201E}, {"le", 0x2264}, {"leftarrow", 0x2190},
    {"leftrightarrow", 0x2194}, {"leq", 0x2264}, {"ljcy", 0x459}, {"lmidot", 0x140}, {"lowbar", 0x5F}, {"lpar", 0x28},
    {"lrm", 0x200E}, {"lsaquo", 0x2039}, {"lsqb", 0x5B}, {"lsquo", 0x2018}, {"lsquor", 0x201A}, {"lstrok", 0x142},
    {"lt", 0x3C}, {"macr", 0xAF}, {"mcy", 0x43C}, {"mdash", 0x2014}, {"mho", 0x2127}, {"micro", 0xB5},
    {"midast", 0x2A}, {"middot", 0xB7}, {"minus", 0x2212}, {"mldr", 0x2026}, {"mu", 0x3BC}, {"nacute", 0x144},
    {"napos", 0x149}, {"naturals", 0x2115}, {"nbsp", 0xA0}, {"ncaron", 0x148}, {"ncedil", 0x146}, {"ncy", 0x43D},
    {"ndash", 0x2013}, {"ne", 0x2260}, {"njcy", 0x45A}, {"nldr", 0x2025}, {"not", 0xAC}, {"ntilde", 0xF1},
    {"nu", 0x3BD}, {"num", 0x23}, {"numero", 0x2116}, {"numsp", 0x2007}, {"oacute", 0xF3}, {"ocirc", 0xF4},
    {"ocy", 0x43E}, {"odblac", 0x151}, {"oelig", 0x153}, {"ogon", 0x2DB}, {"ograve", 0xF2}, {"ohm", 0x3A9},
    {"oline", 0x203E}, {"omacr", 0x14D}, {"omega", 0x3C9}, {"omicron", 0x3BF}, {"ordf", 0xAA}, {"ordm", 0xBA},
    {"oslash", 0xF8}, {"otilde", 0xF5}, {"ouml", 0xF6}, {"para", 0xB6}, {"pcy", 0x43F}, {"percnt", 0x25},
    {"period", 0x2E}, {"permil", 0x2030}, {"pertenk", 0x2031}, {"phi", 0x3C6}, {"phiv", 0x3D5}, {"pi", 0x3C0},
    {"piv", 0x3D6}, {"planck", 0x210F}, {"planckh", 0x210E}, {"plankv", 0x210F}, {"plus", 0x2B}, {"plusmn", 0xB1},
    {"pm", 0xB1}, {"pound", 0xA3}, {"prime", 0x2032}, {"primes", 0x2119}, {"psi", 0x3C8}, {"puncsp", 0x2008},
    {"qprime", 0x2057}, {"quaternions", 0x210D}, {"quest", 0x3F}, {"quot", 0x22}, {"racute", 0x155}, {"raquo", 0xBB},
    {"rarr", 0x2192}, {"rationals", 0x211A}, {"rbrace", 0x7D}, {"rbrack", 0x5D}, {"rcaron", 0x159}, {"rcedil", 0x157},
    {"rcub", 0x7D}, {"rcy", 0x440}, {"rdquo", 0x201D}, {"rdquor", 0x201D}, {"real", 0x211C}, {"realine", 0x211B},
    {"realpart", 0x211C}, {"reals", 0x211D}, {"reg", 0xAE}, {"rho", 0x3C1}, {"rhov", 0x3F1}, {"rightarrow", 0x2192},
    {"ring", 0x2DA}, {"rlm", 0x200F}, {"rpar", 0x29}, {"rsaquo", 0x203A}, {"rsqb", 0x5D}, {"rsquo", 0x2019},
    {"rsquor", 0x2019}, {"rx", 0x211E}, {"sacute", 0x15B}, {"sbquo", 0x201A}, {"scaron", 0x161}, {"scedil", 0x15F},
    {"scirc", 0x15D}, {"scy", 0x441}, {"sect", 0xA7}, {"semi", 0x3B}, {"shchcy", 0x449}, {"shcy", 0x448},
    {"shy", 0xAD}, {"sigma", 0x3C3}, {"sigmaf", 0x3C2}, {"sigmav", 0x3C2}, {"slarr", 0x2190}, {"softcy", 0x44C},
    {"sol", 0x2F}, {"srarr", 0x2192}, {"straightepsilon", 0x3F5}, {"straightphi", 0x3D5}, {"strns", 0xAF},
    {"sup1", 0xB9}, {"sup2", 0xB2}, {"sup3", 0xB3}, {"szlig", 0xDF}, {"tau", 0x3C4}, {"tcaron", 0x165},
    {"tcedil", 0x163}, {"tcy", 0x442}, {"theta", 0x3B8}, {"thetasym", 0x3D1}, {"thetav", 0x3D1},
    {"thickapprox", 0x2248}, {"thinsp", 0x2009}, {"thkap", 0x2248}, {"thorn", 0xFE}, {"tilde", 0x2DC},
    {"times", 0xD7}, {"tprime", 0x2034}, {"trade", 0x2122}, {"tscy", 0x446}, {"tshcy", 0x45B}, {"tstrok", 0x167},
    {"uacute", 0xFA}, {"uarr", 0x2191}, {"ubrcy", 0x45E}, {"ubreve", 0x16D}, {"ucirc", 0xFB}, {"ucy", 0x443},
    {"udblac", 0x171}, {"ugrave", 0xF9}, {"umacr", 0x16B}, {"uml", 0xA8}, {"uogon", 0x173}, {"uparrow", 0x2191},
    {"upsi", 0x3C5}, {"upsih", 0x3D2}, {"upsilon", 0x3C5}, {"uring", 0x16F}, {"utilde", 0x169}, {"uuml", 0xFC},
    {"varepsilon", 0x3F5}, {"varkappa", 0x3F0}, {"varphi", 0x3D5}, {"varpi", 0x3D6}, {"varrho", 0x3F1},
    {"varsigma", 0x3C2}, {"vartheta", 0x3D1}, {"vcy", 0x432}, {"verbar", 0x7C}, {"vert", 0x7C}, {"wcirc", 0x175},
    {"weierp", 0x2118}, {"wp", 0x2118}, {"xi", 0x3BE}, {"yacute", 0xFD}, {"yacy", 0x44F}, {"ycirc", 0x177},
    {"ycy", 0x44B}, {"yen", 0xA5}, {"yicy", 0x457}, {"yucy", 0x44E}, {"yuml", 0xFF}, {"zacute", 0x17A},
    {"zcaron", 0x17E}, {"zcy", 0x437}, {"zdot", 0x17C}, {"zeetrf", 0x2128}, {"zeta", 0x3B6}, {"zhcy", 0x436},
    {"zwj", 0x200D}, {"zwnj", 0x200C},
};

/* Those that need no semicolon. */
static const char *const legacy =
    " AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc "
    " Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml "
    " Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg "
    " divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo "
    " lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound "
    " quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml ";
/* clang-format on */

enum { LONGEST_NAME = 32, LONGEST_LEGACY = 6 };

static bool is_legacy(struct str name) {
    char spaced[LONGEST_LEGACY + 3];
    int size = snprintf(spaced, sizeof spaced, " %.*s ", STR_ARG(name));
    return str_find(str_of(legacy), (struct str){spaced, (size_t)size}, NULL);
}

static uint32_t named(struct str name) { return gate_named(references, sizeof references / sizeof *references, name); }

static bool is_alphanumeric(char c) { return gate_is_letter(c) || (c >= '0' && c <= '9'); }

/* Without a semicolon the longest name counts; in an attribute none that goes on, as those of a link's query do. */
static uint32_t legacy_reference(struct str text, size_t size, bool attribute, size_t *used) {
    for (size_t length = size < LONGEST_LEGACY ? size : LONGEST_LEGACY; length >= 2; length--) {
        if (!is_legacy(str_slice(text, 0, length))) continue;
        char next = length < text.size ? text.data[length] : ' ';
        *used = length;
        return attribute && (next == '=' || is_alphanumeric(next)) ? 0 : named(str_slice(text, 0, length));
    }
    return 0;
}

static uint32_t named_reference(struct str text, bool attribute, size_t *used) {
    size_t size = 0;
    while (size < text.size && size < LONGEST_NAME && is_alphanumeric(text.data[size])) size++;
    *used = size + 1;
    uint32_t found = size < text.size && text.data[size] == ';' ? named(str_slice(text, 0, size)) : 0;
    return found ? found : legacy_reference(text, size, attribute, used);
}

static uint32_t what_a_number_means(uint32_t c) {
    static const uint16_t windows_1252[32] = {0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                              0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17D,  0,
                                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};
    if (c >= 0x80 && c < 0xA0 && windows_1252[c - 0x80]) return windows_1252[c - 0x80];
    return !c || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

static uint32_t numeric_reference(struct str text, size_t *used) {
    bool hex = text.size > 1 && (text.data[1] == 'x' || text.data[1] == 'X');
    size_t at = hex ? 2 : 1, start = at;
    uint32_t c = 0;
    for (; at < text.size; at++) {
        char digit = text.data[at];
        if (hex ? !gate_is_hex(digit) : digit < '0' || digit > '9') break;
        if (c <= 0x10FFFF) c = c * (hex ? 16 : 10) + (uint32_t)gate_hex(digit);
    }
    *used = at + (at < text.size && text.data[at] == ';');
    return at == start ? 0 : what_a_number_means(c);
}

uint32_t gate_reference(struct str text, bool attribute, size_t *used) {
    return text.size && text.data[0] == '#' ? numeric_reference(text, used) : named_reference(text, attribute, used);
}
