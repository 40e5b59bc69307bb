import { globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

export type Import = {
  /** A path in the repository for our own files, else the package: `kysely`, `node:fs`. */
  target: string
  own: boolean
  typeOnly: boolean
}

export type Source = {
  /** From the repository's root, with slashes. */
  path: string
  text: string
  /** The text without comments. */
  code: string
  imports: Import[]
  isTest: boolean
}

export function readSources(root: string): Source[] {
  const patterns = ['{src,test,bench}/**/*.{ts,tsx,js,mjs,css,sh}', 'bin/*']
  return globSync(patterns, { cwd: root })
    .filter((path) => statSync(join(root, path)).isFile())
    .toSorted()
    .map((path) => toSource(path, readFileSync(join(root, path), 'utf8')))
}

export function toSource(path: string, text: string): Source {
  const code = withoutComments(text)
  const isTest = path.startsWith('test/') || /\.test\.tsx?$/.test(path)
  return { path, text, code, imports: readImports(path, code), isTest }
}

/** Strings and regular expressions are matched so that a `//` inside one is not taken for a comment. */
const LEXEMES =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[(,=:[!&|?{};]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

function withoutComments(text: string): string {
  return text.replace(LEXEMES, (found) => (/^\/[/*]/.test(found) ? ' ' : found))
}

const STATIC_IMPORT = /^\s*(?:import|export)\s+(type\s+)?([\w*{][^'"]*?)\sfrom\s*['"]([^'"]+)['"]/gm
const BARE_IMPORT = /^\s*import\s*['"]([^'"]+)['"]/gm
const DYNAMIC_IMPORT = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function readImports(path: string, code: string): Import[] {
  const found = (specifier: string, typeOnly: boolean): Import => {
    const own = specifier.startsWith('.')
    return { target: own ? posix.join(dirname(path), specifier) : specifier, own, typeOnly }
  }
  return [
    ...[...code.matchAll(STATIC_IMPORT)].map(([, type, clause = '', specifier = '']) =>
      found(specifier, type !== undefined || namesTypesOnly(clause)),
    ),
    ...[...code.matchAll(BARE_IMPORT)].map(([, specifier = '']) => found(specifier, false)),
    ...[...code.matchAll(DYNAMIC_IMPORT)].map(([, specifier = '']) => found(specifier, false)),
  ]
}

function namesTypesOnly(clause: string): boolean {
  const names = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1]
  if (names === undefined) return false
  const each = names.split(',').map((name) => name.trim())
  return each.filter((name) => name !== '').every((name) => name.startsWith('type '))
}
