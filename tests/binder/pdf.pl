#!/usr/bin/perl
# Small PDFs for tests/binder.sh, sound and hostile: pdf.pl NAME [TEXT] prints one.
use strict;
use warnings;
use Compress::Zlib;

my ($name, $text) = (@ARGV, 'Lorem ipsum');
my %objects = (
    1 => '<< /Type /Catalog /Pages 2 0 R >>',
    2 => '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3 => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    4 => stream('', "BT /F1 12 Tf 72 720 Td ($text) Tj ET"),
    5 => '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
);

sub stream { my ($entries, $bytes) = @_; return "<< $entries /Length " . length($bytes) . " >>\nstream\n$bytes\nendstream"; }
sub deflated { my ($entries, $bytes) = @_; return stream("$entries /Filter /FlateDecode", compress($bytes, 9)); }
sub catalog { $objects{1} = "<< /Type /Catalog /Pages 2 0 R $_[0] >>"; }
sub page { $objects{3} =~ s/>>$/$_[0] >>/; }
sub annotation { page("/Annots [<< /Type /Annot /Rect [0 0 9 9] $_[0] >>]"); }

my %change = (
    plain => sub { },
    landscape => sub { page('/Rotate 90') },
    link => sub { annotation('/Subtype /Link /A << /S /URI /URI (https://example.com/) >>') },
    opens_at_page => sub { catalog('/OpenAction [3 0 R /Fit]') },
    marked => sub { $objects{4} = deflated('', "/P << /MCID 0 >> BDC BT /F1 12 Tf 72 720 Td (MCID /MCID $text) Tj ET EMC") },
    parts => sub { $objects{3} =~ s/4 0 R/[4 0 R 6 0 R]/; $objects{4} = stream('', "BT /F1 12 Tf 72 720"); $objects{6} = deflated('', "Td ($text) Tj ET") },
    script => sub { catalog('/OpenAction << /S /JavaScript /JS (app.alert\(1\)) >>') },
    named_script => sub { catalog('/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>') },
    hidden_script => sub { catalog('/OpenAction << /S /#4aavaScript /J#53 (1) >>') },
    launch => sub { annotation('/Subtype /Link /A << /S /Launch /F (a.exe) >>') },
    remote => sub { annotation('/Subtype /Link /A << /S /GoToR /F (b.pdf) /D [0 /Fit] >>') },
    bookmark_remote => sub { catalog('/Outlines 6 0 R'); $objects{6} = '<< /First 7 0 R /Last 7 0 R >>'; $objects{7} = '<< /Title (x) /Parent 6 0 R /A << /S /GoToR /F (b.pdf) >> >>' },
    embedded => sub { catalog('/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>'); $objects{6} = '<< /Type /Filespec /F (a) /EF << /F 7 0 R >> >>'; $objects{7} = stream('', 'x') },
    xfa => sub { catalog('/AcroForm << /Fields [] /XFA 6 0 R >>'); $objects{6} = stream('', '<xdp/>') },
    form => sub { catalog('/AcroForm << /Fields [6 0 R] >>'); $objects{6} = '<< /FT /Tx /T (a) >>' },
    comment => sub { annotation('/Subtype /Text /Contents (note to self)') },
    turns => sub { page('/AA << /O << /S /Named /N /NextPage >> >>') },
    layer => sub { catalog('/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>'); $objects{6} = '<< /Type /OCG /Name (draft) >>' },
    outside => sub { $objects{4} = '<< /F (/etc/hostname) /Length 0 >>' . "\nstream\n\nendstream" },
    no_size => sub { $objects{3} =~ s/\[0 0 595 842\]/[0 0 0 0]/ },
    no_pages => sub { $objects{2} = '<< /Type /Pages /Kids [] /Count 0 >>' },
    loop => sub { $objects{2} = '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1 >>' },
    million => sub { $objects{2} = '<< /Type /Pages /Count 1000000 /Kids [' . '3 0 R ' x 1000000 . '] >>' },
    deep => sub { $objects{5} = '<< /Type /Font /X ' . '[' x 400 . ']' x 400 . ' >>' },
    nest => sub { $objects{5} = '<< /Type /Font /X 6 0 R >>'; $objects{$_} = '[' . ($_ + 1) . ' 0 R ' . ($_ + 1) . ' 0 R]' for 6 .. 69; $objects{70} = '[]' },
    chain => sub { $objects{5} = '<< /Type /Font /X 6 0 R >>'; $objects{$_} = '<< /X ' . ($_ + 1) . ' 0 R >>' for 6 .. 30000; $objects{30001} = '<< >>' },
    bomb => sub { $objects{6} = deflated('/Type /ObjStm /N 1 /First 5', '7 0  ' . "\0" x 150_000_000) },
    bomb_hidden => sub { $objects{6} = deflated('/Type /#4fbjStm /N 1 /#46irst 5', '7 0  ' . "\0" x 150_000_000) },
    bomb_twice => sub { $objects{6} = stream('/Type /ObjStm /N 1 /First 5 /Filter [/FlateDecode /FlateDecode]', compress(compress('7 0  ' . "\0" x 100_000_000))) },
    bomb_of_parts => sub { $objects{3} =~ s/4 0 R/[6 0 R 6 0 R]/; $objects{6} = deflated('', ' ' x 150_000_000) },
    bomb_contents => sub { $objects{4} = deflated('', ' ' x 150_000_000) },
);
die "no PDF is called $name\n" unless $change{$name};
$change{$name}->();

my ($out, %at) = ("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
for my $number (sort { $a <=> $b } keys %objects) {
    $at{$number} = length $out;
    $out .= "$number 0 obj\n$objects{$number}\nendobj\n";
}
my ($start, $size) = (length $out, 1 + (sort { $b <=> $a } keys %objects)[0]);
$out .= "xref\n0 $size\n0000000000 65535 f \n";
$out .= $at{$_} ? sprintf("%010d 00000 n \n", $at{$_}) : "0000000000 00000 f \n" for 1 .. $size - 1;
$out .= "trailer\n<< /Size $size /Root 1 0 R >>\nstartxref\n$start\n%%EOF\n";
binmode STDOUT;
print $out;
