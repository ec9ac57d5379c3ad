import {
  ComponentParts,
  ComponentRenderer,
} from '@backstage/plugin-home-react';

/** What the card is made of, loaded when a home page shows it. */
export async function homeTodosParts(): Promise<
  ComponentParts & ComponentRenderer
> {
  const [{ HomeTodos }, { HomeTodosCard }] = await Promise.all([
    import('./HomeTodos'),
    import('./HomeTodosCard'),
  ]);
  return { Content: HomeTodos, Renderer: HomeTodosCard };
}
