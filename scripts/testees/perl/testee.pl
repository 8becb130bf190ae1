#!/usr/bin/env perl
# Perl. Modes: JSON::PP, JSON::XS, Cpanel::JSON::XS, and Types for Cpanel::JSON::XS with types.
use strict;
use warnings;
use JSON::PP ();
use MIME::Base64 qw(decode_base64 encode_base64);

my $mode   = $ARGV[0];
my $module = $mode eq "Types" ? "Cpanel::JSON::XS" : $mode;
eval "require $module; 1" or die $@;
my @types;
if ($mode eq "Types") {
    require Cpanel::JSON::XS::Type;
    my $text    = Cpanel::JSON::XS::Type::JSON_TYPE_STRING_OR_NULL();
    my $integer = Cpanel::JSON::XS::Type::JSON_TYPE_INT();
    @types = ({
        id => $integer, url => $text, authenticated_at => $text, last_seen_at => $text,
        user_id => Cpanel::JSON::XS::Type::JSON_TYPE_INT_OR_NULL(),
    });
}
my $json = $module->new->utf8;
my @keys = qw(id authenticated_at last_seen_at url user_id);

sub decode {
    my $tree = $json->decode(shift);
    die "not an object\n" if ref $tree ne "HASH";
    return { map { exists $tree->{$_} ? ($_ => $tree->{$_}) : () } @keys };
}

sub reply {
    my $request = shift;
    if ($request->{op} eq "hello") {
        my $name = $mode eq "Types" ? "$module (types)" : $module;
        my %testee = (name => $name, version => "" . $module->VERSION, language => "Perl");
        return (protocol => "session-testee/1", ops => ["roundtrip"], testee => \%testee);
    }
    return (outcome => "unsupported") if $request->{op} ne "roundtrip";
    my $session = eval { decode(decode_base64($request->{payload})) };
    return (outcome => "rejected", reason => "$@") if $@;
    my $output = eval { $json->encode($session, @types) };
    return (outcome => "error", reason => "$@") if $@;
    return (outcome => "accepted", payload => encode_base64($output, ""));
}

open my $replies, ">&", \*STDOUT or die;
open STDOUT, ">&", \*STDERR or die;    # prints of libraries go away from the replies
$replies->autoflush(1);
my $protocol = JSON::PP->new->ascii;
while (my $line = <STDIN>) {
    my $request = $protocol->decode($line);
    last if $request->{op} eq "bye";
    print $replies $protocol->encode({ seq => $request->{seq}, reply($request) }), "\n";
}
