/** The path of a route, with this in the place of every parameter. */
export function parametersFilled(path: string, filling: string): string {
  return path.replaceAll(/:\w+(?:\{(?:[^{}]|\{[^}]*\})*\})?/g, filling)
}
