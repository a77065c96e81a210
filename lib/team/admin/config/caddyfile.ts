/** TLS for desks and for Inqud's webhooks, with a certificate that Caddy gets and renews by itself. */
export function caddyfile({
  hosts,
  websocket,
  receiver,
}: {
  hosts: readonly string[];
  websocket: number;
  receiver: number;
}): string {
  return `# TLS, with certificates that Caddy gets and renews by itself. Ports 80 and 443 have to be open.
# Written by the team tool, which keeps what people change by hand and says so.
${hosts.join(', ')} {
	# Inqud's webhooks. Without a receiver, leave this out.
	handle /hook/* {
		reverse_proxy 127.0.0.1:${receiver}
	}
	# The desks.
	handle {
		reverse_proxy 127.0.0.1:${websocket}
	}
}
`;
}
