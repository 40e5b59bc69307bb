/** Loaded when the first passkey is used: with its certificate parsers it takes longer to load than the program. */
export const loadWebAuthn = () => import('@simplewebauthn/server')
