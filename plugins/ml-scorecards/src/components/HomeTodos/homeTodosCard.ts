/** What both frontend systems say of the card; where cards are chosen these words stand as they are, whatever the language. */
export const homeTodosCard = {
  name: 'HomeMlTodos',
  title: 'My ML to-dos',
  description: 'What waits for you and your groups about ML components',
  layout: {
    width: { minColumns: 3, defaultColumns: 6 },
    height: { minRows: 4, defaultRows: 8 },
  },
};
