<?php
// A file chooses strict types for the assignments in it, so the mode strict needs one of its own.
declare(strict_types=1);

function set_strictly(Session $session, string $key, mixed $value): void
{
    $session->$key = $value;
}
