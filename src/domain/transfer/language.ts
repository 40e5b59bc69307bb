const SCRIPTS = [
  { language: 'ar', pattern: /\p{Script=Arabic}/gu },
  { language: 'he', pattern: /\p{Script=Hebrew}/gu },
] as const

/** 'ar' or 'he' where most letters are Arabic or Hebrew; null: no telling, so the publication's first language. */
export function scriptLanguage(text: string): string | null {
  const letters = text.match(/\p{Letter}/gu)?.length ?? 0
  const found = SCRIPTS.find(({ pattern }) => (text.match(pattern)?.length ?? 0) * 2 > letters)
  return found?.language ?? null
}
