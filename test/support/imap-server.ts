import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { MailboxAddress } from '../../src/platform/mail/mailbox-address.ts'
import { keepServer, type Owner, unprivilegedOwner } from './keeper.ts'
import { freePort } from './process.ts'
import { findProgramFolder } from './programs.ts'

export const PASSWORD = 'hunter2:@/co'

export type ImapServer = {
  /** The inbox of somebody of that name; everybody has the same password. */
  mailboxOf: (user: string) => MailboxAddress
  /** The same with TLS from the first byte; `certificate` vouches for it. */
  secureMailboxOf: (user: string) => MailboxAddress
  certificate: string
  deliver: (user: string, mails: Uint8Array[]) => void
  /** Flags of each mail there is in a folder, as Maildir writes them. */
  flagsIn: (user: string, folder: 'INBOX' | 'read') => string[]
  stop: () => Promise<void>
  start: () => Promise<void>
  end: () => Promise<void>
}

/** Dovecot, on a port of this machine alone, with a folder of its own. Other folders are inside the inbox, as in Courier. */
export async function startImapServer(): Promise<ImapServer> {
  const programs = findProgramFolder(['dovecot'], ['/usr/sbin'])
  if (!programs) throw new Error('The tests need an IMAP server, Dovecot. Run bin/setup.')
  const owner = unprivilegedOwner()
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-imap-'))
  const [port, securePort] = [await freePort(), await freePort()]
  makeCertificate(folder)
  writeFileSync(join(folder, 'dovecot.conf'), settingsFor(folder, port, securePort, owner ?? userInfo()))
  const give = (path: string) => owner && chownSync(path, owner.uid, owner.gid)
  for (const path of [folder, join(folder, 'key.pem')]) give(path)
  const inbox = (user: string) => join(folder, 'mail', user)
  const command = [join(programs, 'dovecot'), '-F', '-c', join(folder, 'dovecot.conf')]
  const kept = keepServer({ folder, owner, command, endSignal: 'TERM' })
  let delivered = 0
  const mailbox = { host: '127.0.0.1', port, secure: false, pass: PASSWORD, folder: 'INBOX' }
  const server: ImapServer = {
    mailboxOf: (user) => ({ ...mailbox, user }),
    secureMailboxOf: (user) => ({ ...mailbox, port: securePort, secure: true, user }),
    certificate: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
    deliver(user, mails) {
      const parts = ['', 'new', 'cur', 'tmp'].map((part) => join(inbox(user), part))
      for (const path of [join(folder, 'mail'), ...parts].filter((path) => !existsSync(path))) {
        mkdirSync(path)
        give(path)
      }
      for (const mail of mails) {
        delivered += 1
        const path = join(inbox(user), 'new', `1470821462.M${String(delivered).padStart(6, '0')}P1.mx`)
        writeFileSync(path, mail)
        chmodSync(path, 0o644)
        give(path)
      }
    },
    flagsIn: (user, place) => {
      const path = join(inbox(user), place === 'INBOX' ? '.' : '.Read by Broadsheet')
      return ['new', 'cur']
        .flatMap((part) => (existsSync(join(path, part)) ? readdirSync(join(path, part)) : []))
        .map((name) => name.split(':2,')[1] ?? '')
        .toSorted()
    },
    stop: () => kept.order('stop'),
    start: async () => {
      await kept.order('start')
      await untilHere(port, folder)
    },
    end: kept.end,
  }
  await server.start()
  return server
}

/** For this address alone, and signed by nobody else. */
function makeCertificate(folder: string): void {
  const wishes = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 2 -subj /CN=localhost'
  const place = ['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', 'key.pem', '-out', 'certificate.pem']
  execFileSync('openssl', ['req', ...wishes.split(' '), ...place], { cwd: folder, stdio: 'pipe' })
}

function settingsFor(folder: string, port: number, securePort: number, { uid, gid }: Owner): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
default_internal_user = ${nameOf('passwd', uid)}
default_internal_group = ${nameOf('group', gid)}
default_login_user = ${nameOf('passwd', uid)}
first_valid_uid = 1
first_valid_gid = 1
ssl = yes
ssl_cert = <${folder}/certificate.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
mail_fsync = never
mail_location = maildir:${folder}/mail/%u
namespace inbox {
  inbox = yes
  separator = .
  prefix = INBOX.
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${securePort}
    ssl = yes
  }
}
`
}

/** Dovecot's settings want names. */
function nameOf(list: 'passwd' | 'group', id: number): string {
  const lines = readFileSync(`/etc/${list}`, 'utf8').split('\n')
  const found = lines.map((line) => line.split(':')).find((fields) => Number(fields[2]) === id)
  return found?.[0] ?? assert.fail(`${id} is not in /etc/${list}`)
}

async function untilHere(port: number, folder: string): Promise<void> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await delay(50))
    if (await greets(port)) return
  throw new Error(`Dovecot did not start.\n${readFileSync(join(folder, 'log'), 'utf8')}`)
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket
      .on('error', () => end(false))
      .on('data', () => end(true))
      .on('end', () => end(false))
  })
}
