<?php
// Receives Inqud's webhooks. Try it: WEBHOOK_SECRET=... php -S 127.0.0.1:8080 receiver.php
$secret = getenv('WEBHOOK_SECRET');
if (!is_string($secret) || $secret === '') {
    http_response_code(500);
    exit;
}

// The bytes as they came. Do not decode and encode them again: the digest would differ.
$rawBody = file_get_contents('php://input');
$digest = $_SERVER['HTTP_X_PAYLOAD_DIGEST'] ?? '';
if (!hash_equals(hash_hmac('sha1', $rawBody, $secret), $digest)) {
    http_response_code(401);
    exit;
}
$event = json_decode($rawBody, true);
if (!is_array($event)) {
    http_response_code(400);
    exit;
}

// Webhooks come more than once, and not always in order.
// Use a table with a unique key instead: a folder of its own does for a start.
[$id, $status] = [$event['id'] ?? null, $event['status'] ?? null];
$key = hash('sha256', json_encode([$id, $status, $event['lastUpdatedAt'] ?? null]));
$folder = getenv('WEBHOOK_SEEN') ?: sys_get_temp_dir() . '/webhooks-seen';
if (!is_dir($folder)) {
    mkdir($folder, 0700, true);
}
$isNew = @fopen("$folder/$key", 'x') !== false;

// Within 10 seconds, or Inqud sends it again. Do slow work elsewhere.
http_response_code(200);
if ($isNew) {
    error_log("$id $status: now ask the API before you ship goods.");
}
