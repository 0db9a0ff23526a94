/**
 * Tools for a shop that runs in containers: provisioning before the services start, and the status of all containers.
 */
@NullMarked
package shop.bobbin.controlroom.containers;

import org.jspecify.annotations.NullMarked;
