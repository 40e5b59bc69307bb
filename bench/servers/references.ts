import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, temporaryFolder } from '../../test/support/process.ts'
import { findProgramFolder } from '../../test/support/programs.ts'
import { ask } from '../site/ask.ts'
import { type Child, startPinned } from './child.ts'

export type Reference = { port: number; child: Child }

/** What the references serve: gzip-compressed bytes by path. */
export type Bodies = ReadonlyMap<string, Buffer>

const BARE = fileURLToPath(new URL('bare.ts', import.meta.url))

/** Bare `node:http` and nginx on one core, both serving the same bytes. */
export async function startReferences(
  core: number,
  bodies: Bodies,
): Promise<{ bare: Reference; nginx: Reference }> {
  const folder = temporaryFolder()
  const pages = join(folder, 'pages')
  for (const [path, bytes] of bodies) {
    const file = join(pages, `${path}.gz`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  const [firstPath = '/'] = bodies.keys()
  const barePort = await freePort()
  const bare = startPinned(core, [process.execPath, BARE, String(barePort), pages])
  await untilServing(bare, barePort, firstPath)
  const nginxPort = await freePort()
  const config = join(folder, 'nginx.conf')
  writeFileSync(config, nginxConfig(folder, pages, nginxPort))
  const nginx = startPinned(core, [nginxPath(), '-e', 'stderr', '-p', folder, '-c', config])
  await untilServing(nginx, nginxPort, firstPath)
  return { bare: { port: barePort, child: bare }, nginx: { port: nginxPort, child: nginx } }
}

export function nginxPath(): string {
  const found = findProgramFolder(['nginx'], ['/usr/sbin'])
  if (found === undefined)
    throw new Error('The benchmark needs nginx, which was not found. Run bin/setup bench.')
  return join(found, 'nginx')
}

/** One process, no log, open files kept: as quick as it is meant to be. */
function nginxConfig(folder: string, pages: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=2000 inactive=1h;
  open_file_cache_valid 1h;
  default_type "text/html; charset=utf-8";
  gzip_static on;
${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  server {
    listen 127.0.0.1:${port};
    root ${pages};
  }
}
`
}

async function untilServing(child: Child, port: number, path: string): Promise<void> {
  for (let attempt = 0; attempt < 500 && !child.hasEnded(); attempt += 1) {
    const reply = await ask(port, { path }).catch(() => undefined)
    if (reply?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`A reference does not serve ${path}.\n${child.output()}`)
}
