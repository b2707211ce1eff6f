export { type Inventory, inventoryFile, type InventoryStack } from './inventory/inventory.js';
export { inventoryText } from './inventory/inventory-text.js';
