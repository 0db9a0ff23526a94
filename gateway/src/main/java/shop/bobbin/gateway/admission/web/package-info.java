/**
 * What may come in at all, whoever sends it: paths that mean one thing only, bodies of a bounded size, and no changes on
 * behalf of another site.
 */
@NullMarked
package shop.bobbin.gateway.admission.web;

import org.jspecify.annotations.NullMarked;
