// Tokens: 256 random bits that a browser or a person holds. The store keeps only their SHA-256, so that a read database
// signs nobody in. A plain hash is enough because the token itself cannot be guessed.

import { createHash, randomBytes } from 'node:crypto'

export const newToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): Uint8Array => createHash('sha256').update(token).digest()
