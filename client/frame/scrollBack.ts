interface Place {
  readonly left?: number
  readonly top?: number
}

const PATIENCE = 3000

/**
 * Waits until a page that someone comes back to has grown as tall again as it was, then says where to scroll. A page that stays short, or is
 * left meanwhile, is not scrolled.
 */
export function scrollBack(saved: Place): Promise<Place | false> {
  const until = performance.now() + PATIENCE
  const { pathname } = window.location
  const isTall = (): boolean => document.documentElement.scrollHeight >= (saved.top ?? 0) + window.innerHeight
  return new Promise((resolve) => {
    const look = (): void => {
      if (isTall()) resolve(saved)
      else if (performance.now() > until || window.location.pathname !== pathname) resolve(false)
      else requestAnimationFrame(look)
    }
    look()
  })
}
