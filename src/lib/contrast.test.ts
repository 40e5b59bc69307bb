import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast, type Hex, isHex, nearestReadable } from './contrast.ts'

const anyColour = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((value): Hex => `#${value.toString(16).padStart(6, '0')}`)

test('contrast is what WCAG says of known pairs', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#777777', '#777777'), 1)
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54')
})

test('contrast does not ask which colour is the ground', () => {
  fc.assert(
    fc.property(anyColour, anyColour, (one, other) => {
      assert.equal(contrast(one, other), contrast(other, one))
    }),
  )
})

test('the nearest readable colour can be read on any ground, and is the colour itself where that can', () => {
  fc.assert(
    fc.property(anyColour, anyColour, (colour, ground) => {
      const nearest = nearestReadable(colour, ground, 4.5)
      assert.ok(isHex(nearest))
      assert.ok(contrast(nearest, ground) >= 4.5)
      if (contrast(colour, ground) >= 4.5) assert.equal(nearest, colour)
    }),
  )
})
