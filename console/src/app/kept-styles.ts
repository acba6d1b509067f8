import { createCache } from '@ant-design/cssinjs'

/**
 * antd takes a component's variables out of the page with the last one of its kind and puts them in again with the next, and the
 * browser works out every style anew: at every change of screen. Here they stay, by one use of each that never ends.
 */
export function keptStyles() {
  const cache = createCache()
  const update = cache.opUpdate.bind(cache)
  cache.opUpdate = (path, next) =>
    update(path, (before) => {
      const after = next(before)
      return before || !after ? after : [after[0] + 1, after[1]]
    })
  return cache
}
