/**
 * Scrolls `box` until `element` stands in its middle. Unlike `scrollIntoView`, nothing around the box moves: the
 * page itself is as high as its window and must stay where it is.
 */
export function centreIn(box: HTMLElement, element: Element | null): void {
  if (!element) return;
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  box.scrollTop += inner.top - outer.top - Math.max(0, (box.clientHeight - inner.height) / 2);
}
