/** What each service may not do, as it has no need of it. `systemd-analyze security` explains each line. */
const CONFINED = `DynamicUser=yes
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6
RestrictNamespaces=yes
LockPersonality=yes
CapabilityBoundingSet=`;

/** `folder`: where the configuration is on the server. `program`: the path of nats-server. */
export function serverUnit({
  folder,
  program,
  isCluster,
}: {
  folder: string;
  program: string;
  isCluster: boolean;
}): string {
  return `# nats-server for a team of Checkout Desk. Written by the team tool.
[Unit]
Description=History of a team of Checkout Desk (nats-server)
After=network-online.target
Wants=network-online.target

[Service]
ExecStart=${program} -c ${folder}/nats.conf
ExecReload=/bin/kill -HUP $MAINPID
${isCluster ? `EnvironmentFile=${folder}/cluster.env\n` : ''}Restart=always
RestartSec=2
StateDirectory=checkout-desk-team
LimitNOFILE=65536
${CONFINED}

[Install]
WantedBy=multi-user.target
`;
}

/** Where the unit above lets nats-server keep its messages. */
export const STORE = '/var/lib/checkout-desk-team/store';

/** `node`: the path of Node 24. `source`: the folder that has this repository. */
export function receiverUnit({ folder, node, source }: { folder: string; node: string; source: string }): string {
  return `# The receiver of Inqud's webhooks for a team of Checkout Desk. Written by the team tool.
[Unit]
Description=Webhooks for a team of Checkout Desk
After=network-online.target checkout-desk-team.service
Wants=network-online.target

[Service]
ExecStart=${node} ${source}/lib/team/receiver/main.ts
LoadCredential=receiver.json:${folder}/receiver.json
Restart=always
RestartSec=2
# What is on its way is answered before it ends.
TimeoutStopSec=30
StateDirectory=checkout-desk-receiver
${CONFINED}

[Install]
WantedBy=multi-user.target
`;
}
