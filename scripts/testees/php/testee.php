<?php
// PHP. Modes: object, typed, strict, symfony.
class Session
{
    public int $id;
    public ?string $authenticated_at;
    public ?string $last_seen_at;
    public ?string $url;
    public ?int $user_id;
}

function set(Session $session, string $key, mixed $value): void
{
    $session->$key = $value; // without strict_types, PHP converts scalars to the declared type
}

require 'strict.php';

function decode(string $mode, string $payload): mixed
{
    if ($mode === 'symfony') {
        return serializer()->deserialize($payload, Session::class, 'json');
    }
    $tree = json_decode($payload, flags: JSON_THROW_ON_ERROR);
    if ($mode === 'object') {
        return $tree;
    }
    $session = new Session();
    foreach (array_intersect_key((array) $tree, get_class_vars(Session::class)) as $key => $value) {
        $mode === 'strict' ? set_strictly($session, $key, $value) : set($session, $key, $value);
    }
    return $session;
}

function encode(string $mode, mixed $session): string
{
    return $mode === 'symfony'
        ? serializer()->serialize($session, 'json')
        : json_encode($session, JSON_THROW_ON_ERROR);
}

function serializer(): Symfony\Component\Serializer\Serializer
{
    require_once 'Symfony/Component/Serializer/autoload.php';
    require_once 'Symfony/Component/PropertyAccess/autoload.php';
    require_once 'Symfony/Component/PropertyInfo/autoload.php';
    $types = new Symfony\Component\PropertyInfo\Extractor\ReflectionExtractor();
    return new Symfony\Component\Serializer\Serializer(
        [new Symfony\Component\Serializer\Normalizer\ObjectNormalizer(
            propertyTypeExtractor: $types)],
        [new Symfony\Component\Serializer\Encoder\JsonEncoder()]);
}

function answer(string $mode, array $request): array
{
    if ($request['op'] === 'hello') {
        $version = $mode === 'symfony' ? (getenv('SYMFONY_VERSION') ?: '?') : PHP_VERSION;
        $name = $mode === 'symfony' ? 'Symfony Serializer' : "json_decode ($mode)";
        $testee = ['name' => $name, 'version' => $version, 'language' => 'PHP'];
        return ['protocol' => 'session-testee/1', 'ops' => ['roundtrip'], 'testee' => $testee];
    }
    if ($request['op'] !== 'roundtrip') {
        return ['outcome' => 'unsupported'];
    }
    try {
        $session = decode($mode, base64_decode($request['payload']));
    } catch (Throwable $error) {
        return ['outcome' => 'rejected', 'reason' => $error->getMessage()];
    }
    try {
        return ['outcome' => 'accepted', 'payload' => base64_encode(encode($mode, $session))];
    } catch (Throwable $error) {
        return ['outcome' => 'error', 'reason' => $error->getMessage()];
    }
}

ini_set('display_errors', 'stderr'); // warnings go to standard error, away from the replies
while (($line = fgets(STDIN)) !== false) {
    $request = json_decode($line, true);
    if ($request['op'] === 'bye') {
        exit(0);
    }
    $reply = ['seq' => $request['seq']] + answer($argv[1], $request);
    fwrite(STDOUT, json_encode($reply, JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
    fflush(STDOUT);
}
